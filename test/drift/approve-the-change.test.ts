import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, hold, type HeldProduct, type Run } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { approvePlan } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const TIMEOUT_MS = 120_000

const stands = ({ migrations }: Run) => migrations.map(({ customer, state, step }) => `${customer.domain} ${state} at ${step}`)

async function oldOf({ world }: HeldProduct, domain: string): Promise<string> {
  const { subscriptions } = await world.customer(domain)
  return subscriptions.find(({ product }) => product === 'o365-e4')?.id ?? ''
}

describe('a customer who has changed since approval', () => {
  let held: HeldProduct
  let run = ''
  const changeOf = (customer: string) => ({ params: { id: run, customer } })

  beforeAll(async () => {
    held = await hold(aBookOf({ 'contoso.example': 2, 'fabrikam.example': 2 }))
    await held.product.startWorker()
    const plan = await approvePlan(held.product, CHOICES)
    await held.world.changeSubscription('contoso.example', await oldOf(held, 'contoso.example'), { quantity: 6 })
    run = (await held.product.api.call(routes.startRun, { body: { plan } })).id
    await held.advanceUntil(run, ({ settled }) => settled)
  }, TIMEOUT_MS)
  afterAll(() => held[Symbol.asyncDispose]())

  test('stops with the difference, and nobody else does', async () => {
    const now = await held.run(run)
    expect(stands(now)).toEqual(['contoso.example changed at confirm', 'fabrikam.example watching at watch'])
    expect(now.migrations[0]?.reason?.text).toContain('seats of Office 365 Enterprise E4: expected 2, found 6')
  })

  test('is planned anew alone, shown as a difference, and goes on with one yes', { timeout: TIMEOUT_MS }, async () => {
    const { api } = held.product
    const { snapshot } = await api.call(routes.readChange, changeOf('contoso.example'))
    await until('the customer to be read', async () => {
      const { state } = await api.call(routes.getSnapshot, { params: { id: snapshot } })
      return state === 'complete' || undefined
    })
    expect((await api.call(routes.getSnapshot, { params: { id: snapshot } })).coverage).toMatchObject({
      customersTotal: 1,
      customersRead: 1,
    })
    expect((await api.call(routes.getSnapshot, { params: { id: 'latest' } })).coverage.customersTotal).toBe(2)

    const { plan, differences } = await api.call(routes.planChange, { ...changeOf('contoso.example'), body: { snapshot } })
    expect(differences).toEqual([
      'seats of Office 365 Enterprise E4: 2, now 6',
      'it would buy 6 seats of Office 365 E3',
      'it would not buy 2 seats of Office 365 E3 any more',
    ])
    expect(plan).toMatchObject({ replans: run, totals: { customers: 1, toReplace: 1 } })

    await api.call(routes.approvePlan, { params: { id: plan.id }, body: { all: true } })
    const { id: next } = await api.call(routes.startRun, { body: { plan: plan.id } })
    await held.advanceUntil(next, ({ settled }) => settled)
    expect(stands(await held.run(next))).toEqual(['contoso.example watching at watch'])
    expect(stands(await held.run(run))).toEqual(['contoso.example superseded at confirm', 'fabrikam.example watching at watch'])
    await expectPromisesHeld(held.product)
  })

  test('who has not changed, or has been bought for, is not planned anew', async () => {
    await expect(held.product.api.call(routes.readChange, changeOf('fabrikam.example'))).rejects.toThrow('has changed since approval')
  })
})

test('users who joined or left within the spare seats, other licenses and names are no change', { timeout: TIMEOUT_MS }, async () => {
  const estate = aBookOf({ 'contoso.example': 3 })
  const [contoso] = estate.customers
  const [users] = contoso?.users ?? []
  if (!contoso || !users) throw new Error('the book has a customer with users')
  // Five seats, three of them used: two may join.
  const spare = { ...contoso, subscriptions: contoso.subscriptions?.map((each) => ({ ...each, quantity: 5 })) ?? [] }
  await using held = await hold({ ...estate, customers: [spare] })
  await held.product.startWorker()
  const plan = await approvePlan(held.product, CHOICES)
  await held.world.changeUser('contoso.example', 'user1@contoso.example', { displayName: 'Another Name' })
  await held.world.changeUser('contoso.example', 'user2@contoso.example', { licenses: [] })
  const joined = { displayName: 'Joined', userPrincipalName: 'joined@contoso.example', usageLocation: 'US', licenses: [{ sku: 'o365-e4' }] }
  await held.product.practice.call('POST', '/emulator/customers/contoso.example/users', z.unknown(), joined)
  const run = (await held.product.api.call(routes.startRun, { body: { plan } })).id
  await held.advanceUntil(run, ({ settled }) => settled)
  const end = await held.run(run)
  expect(stands(end)).toEqual(['contoso.example watching at watch'])
  expect(end.migrations[0]?.users).toMatchObject({ verified: 3, 'left-alone': 1 })
})
