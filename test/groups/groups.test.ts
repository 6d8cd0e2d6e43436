import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import type { Estate, EstateCustomer, EstateGroup } from '../../emulator/estates/estate.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { approvePlan } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

// What becomes of groups when people do something between the approval and the run.

const GROUP: EstateGroup = { name: 'Sales', licenses: [{ product: 'o365-e4' }] }

/** Two members with the old license, one user without it, five seats. */
function aCompany(name: string, why: string): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  const user = (who: string) => ({ upn: `${who}@${domain}`, usageLocation: 'US' })
  return {
    name,
    domain,
    country: 'US',
    why,
    subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 5, termEnds: 'P300D', autoRenew: false }],
    groups: [
      { ...GROUP, members: [`ann@${domain}`, `bo@${domain}`] },
      { name: 'Board', licenses: [] },
    ],
    users: [user('ann'), user('bo'), user('cy')],
  }
}

const ESTATE: Estate = {
  format: 1,
  name: 'groups',
  clock: '2026-01-15T00:00:00Z',
  partner: { name: 'Practice Partner', country: 'US' },
  customers: [
    aCompany('Joined', 'somebody joins the group'),
    aCompany('Left', 'somebody leaves it'),
    aCompany('Changed', 'somebody switches a service off in it'),
    aCompany('Gained', 'another group gets the old license'),
  ],
}

let product: RunningProduct
let run: string

beforeAll(async () => {
  product = await startRunningProduct(ESTATE, 1800)
  await product.startWorker()
  const plan = await approvePlan(product, QUICK_CHOICES)
  await person('PUT', 'joined.example/groups/Sales/members/cy@joined.example')
  await person('DELETE', 'left.example/groups/Sales/members/bo@left.example')
  await person('PATCH', 'changed.example/groups/Sales', { licenses: [{ sku: 'o365-e4', disabledPlans: ['SWAY'] }] })
  await person('PATCH', 'gained.example/groups/Board', { licenses: [{ sku: 'o365-e4' }] })
  run = (await product.api.call(routes.startRun, { body: { plan } })).id
  await until(`${run} to settle`, async () => (await product.api.call(routes.getRun, { params: { id: run } })).settled || undefined, 60_000)
}, 120_000)

afterAll(() => product[Symbol.asyncDispose]())

async function person(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<void> {
  await product.practice.call(method, `/emulator/customers/${path}`, z.unknown(), body)
}

async function migrationOf(customer: string) {
  const { items } = await product.api.call(routes.getMigrations, { params: { id: run, customer } })
  const [migration] = items
  if (!migration) throw new Error(`${customer} has no migration`)
  return migration
}

async function usersOf(customer: string): Promise<readonly string[]> {
  const { items } = await product.api.call(routes.listRunUsers, { params: { id: run }, query: { customer, limit: 100 } })
  return items.map(
    ({ userPrincipalName, state, through, isLatecomer, reason }) =>
      `${userPrincipalName.split('@')[0] ?? ''} ${state} through ${through.length}${isLatecomer ? ', late' : ''}${reason ? `, ${reason.code}` : ''}`,
  )
}

describe('between the approval and the run', () => {
  test('who joins a group is moved with it', async () => {
    const { state, groups } = await migrationOf('joined.example')
    expect(state).toBe('watching')
    expect(groups).toMatchObject([{ name: 'Sales', state: 'done', members: 3, reason: null }])
    expect(await usersOf('joined.example')).toEqual(['ann verified through 1', 'bo verified through 1', 'cy verified through 1, late'])
  })

  test('who leaves it is left alone', async () => {
    const { state, groups } = await migrationOf('left.example')
    expect(state).toBe('watching')
    expect(groups).toMatchObject([{ state: 'done', members: 1 }])
    expect(await usersOf('left.example')).toEqual(['ann verified through 1', 'bo left-alone through 1, group-left'])
  })

  test.each([
    ['changed.example', 'the group Sales: expected the licenses that were planned with'],
    ['gained.example', 'the group Board: expected without the old license, found with it'],
  ])('%s has changed, nothing is bought, and it says what', async (customer, text) => {
    const { state, step, reason, purchases } = await migrationOf(customer)
    expect({ state, step, purchases }).toEqual({ state: 'changed', step: 'confirm', purchases: [] })
    expect(reason?.text).toContain(text)
  })

  test('no promise was broken', () => expectPromisesHeld(product))
})

test('where groups may not be read, the customer is there all the same, and blocked with the reason', { timeout: 120_000 }, async () => {
  await using own = await startRunningProduct({ ...ESTATE, customers: [aCompany('Closed', 'its groups cannot be read')] }, 1800)
  await own.startWorker()
  const fault = { kind: 'error', code: 'FORBIDDEN', operation: 'listGroupMembers' }
  await own.practice.call('POST', '/emulator/faults', z.unknown(), fault)
  const plan = await approvePlan(own, QUICK_CHOICES)
  const { plan: part } = await own.api.call(routes.getPart, { params: { id: plan, customer: 'closed.example' } })
  expect(part).toMatchObject({ decisions: [{ kind: 'blocked', by: [{ code: 'assigned-by-group', facts: { users: 2 } }] }] })
})
