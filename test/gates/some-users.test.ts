import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { EstateCustomer } from '../../emulator/estates/estate.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { eventually } from '../integration/outsider/support/emulator.ts'
import { aBookOf, carryToEnd, CHOICES, hold, isAt, type HeldProduct, type Run } from '../run-control/held-run.ts'
import { startUndo } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const TIMEOUT_MS = 120_000
const CUSTOMER = 'contoso.example'
const GATED = { ...CHOICES, waitBefore: { move: 'person' } } as const

/** Directory SKUs, as Microsoft's list of service plans names them. */
const SKU = { 'o365-e3': '6fd2c87f-b296-42f0-b197-1e91e994b900', 'o365-e4': '1392051d-0cb9-4b7a-88d5-621fee5e8711' } as const

const nth = (n: number): string => `user${n}@${CUSTOMER}`

function letThrough(
  { product }: HeldProduct,
  id: string,
  users: readonly string[],
  gate: 'buy' | 'move' | 'suspend' = 'move',
  customer?: string,
) {
  const body = { users: [...users], ...(customer === '' ? {} : { customer: customer ?? CUSTOMER }) }
  return product.api.call(routes.goOn, { params: { id, gate }, body })
}

/** The same subscriptions with seats for one more each. */
function withOneMore(subscriptions: EstateCustomer['subscriptions'] = []) {
  return subscriptions.map((each) => ({ ...each, quantity: (each.quantity ?? 0) + 1 }))
}

/** Users of the customer, by what they hold now. */
async function holders({ world }: HeldProduct, product: keyof typeof SKU): Promise<readonly string[]> {
  return (await world.users(CUSTOMER))
    .filter(({ licenses }) => licenses.some((license) => license.skuId === SKU[product]))
    .map(({ userPrincipalName }) => userPrincipalName)
    .toSorted()
}

const isMoved = (verified: number) => (run: Run) => {
  const [migration] = run.migrations
  return migration?.state === 'needs-person' && migration.users.verified === verified
}

describe('users let through one by one, before licenses are moved', () => {
  test('are moved and verified, and the others keep what they have until it is said of them', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 4 }))
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))

    expect((await letThrough(held, run, [nth(2), nth(2).toUpperCase()])).migrations).toBe(1)
    const first = await held.advanceUntil(run, isMoved(1))
    expect(first.migrations[0]).toMatchObject({
      state: 'needs-person',
      step: 'move-licenses',
      reason: { code: 'gate', facts: { before: 'move', verified: 1, refused: 0, others: 3 } },
      users: { verified: 1, pending: 3 },
    })
    expect(first.migrations[0]?.reason?.text).toContain('1 of 4 users are moved')
    expect(await holders(held, 'o365-e3')).toEqual([nth(2)])
    expect(await holders(held, 'o365-e4')).toEqual([nth(1), nth(3), nth(4)])

    // Twice is once.
    await letThrough(held, run, [nth(2), nth(4)])
    await held.advanceUntil(run, isMoved(2))
    expect(await holders(held, 'o365-e3')).toEqual([nth(2), nth(4)])

    const { items } = await held.product.api.call(routes.listRunUsers, {
      params: { id: run },
      query: { users: `${nth(4).toUpperCase()},${nth(1)}` },
    })
    expect(items.map(({ userPrincipalName, state }) => `${userPrincipalName} ${state}`).toSorted()).toEqual([
      `${nth(1)} pending`,
      `${nth(4)} verified`,
    ])
    const picked = await held.product.api.call(routes.listCustomerUsers, {
      params: { customer: CUSTOMER },
      query: { users: items[0]?.user ?? '' },
    })
    expect(picked.items.map(({ userPrincipalName }) => userPrincipalName)).toEqual([items[0]?.userPrincipalName])

    // Of everybody: nothing is waited for any more.
    await letThrough(held, run, [nth(1), nth(3)])
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching')
    expect(await holders(held, 'o365-e4')).toEqual([])
    expect((await held.world.requests()).filter(({ operation }) => operation === 'assignLicense')).toHaveLength(4)
    await carryToEnd(held, run)
    await expectPromisesHeld(held.product)
  })

  test(
    'do not take the seat that somebody may have, who is given theirs again and whose answer was lost',
    { timeout: TIMEOUT_MS },
    async () => {
      await using held = await hold(aBookOf({ [CUSTOMER]: 2 }))
      const { product, world } = held
      await product.startWorker()
      const run = await held.start(GATED)
      await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
      await letThrough(held, run, [nth(1)])
      await held.advanceUntil(run, isMoved(1))
      // One of the two seats is left: somebody took the first user's license, and gave one to somebody else.
      await world.changeUser(CUSTOMER, nth(1), { licenses: [] })
      const spare = { displayName: 'Spare', userPrincipalName: `spare@${CUSTOMER}`, usageLocation: 'US', licenses: [{ sku: 'o365-e3' }] }
      await product.practice.call('POST', `/emulator/customers/${CUSTOMER}/users`, z.unknown(), spare)
      await world.addFault({ kind: 'timeoutBeforeEffect', operation: 'assignLicense', every: 1, times: 1 })
      const { asked } = await product.api.call(routes.reapplyUser, { params: { userPrincipalName: nth(1) } })
      const swaps = async () => (await world.requests()).filter(({ operation }) => operation === 'assignLicense').length
      await eventually('it is sent', async () => (await swaps()) === 2)

      await letThrough(held, run, [nth(2)])
      const waiting = await held.until(run, ({ migrations }) => migrations[0]?.reason?.code === 'seats-missing')
      expect(waiting.migrations[0]?.users).toMatchObject({ pending: 1 })
      await eventually('it is given', async () => {
        const { items } = await product.api.call(routes.listRunEvents, { params: { id: run }, query: { after: asked, limit: 100 } })
        await world.advance('20s')
        return items.some(({ kind, data }) => kind === 'user:reapplied' && data?.['has'] === true)
      })
      expect(await holders(held, 'o365-e4')).toEqual([nth(2)])
      expect(await swaps()).toBe(3)
      expect((await world.promises()).broken).not.toContain('P3')
    },
  )

  test('come first, and the rest when it is said of all', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 3 }))
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await letThrough(held, run, [nth(3)])
    const { migrations } = await held.advanceUntil(run, isMoved(1))
    const other = { customer: CUSTOMER, decision: 'kaizala-pro/another' }
    expect((await held.product.api.call(routes.goOn, { params: { id: run, gate: 'move' }, body: other })).migrations).toBe(0)
    const nobodys = { decision: migrations[0]?.decision ?? '' }
    await expect(held.product.api.call(routes.goOn, { params: { id: run, gate: 'move' }, body: nobodys })).rejects.toThrow(
      'A migration is one of a customer',
    )
    const all = await held.product.api.call(routes.goOn, { params: { id: run, gate: 'move' }, body: { customer: CUSTOMER, ...nobodys } })
    expect(all.migrations).toBe(1)
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching')
    await expectPromisesHeld(held.product)
  })

  test('who has lost the license meanwhile is left alone, and who cannot be moved is named', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 3 }))
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await held.world.changeUser(CUSTOMER, nth(1), { licenses: [] })
    await held.world.changeUser(CUSTOMER, nth(2), { licenses: [{ sku: 'o365-e4', disabledPlans: ['SWAY'] }] })
    await letThrough(held, run, [nth(1), nth(2)])
    const { migrations } = await held.advanceUntil(
      run,
      ({ migrations: [first] }) => first?.users['left-alone'] === 1 && first.state === 'needs-person',
    )
    expect(migrations[0]).toMatchObject({ reason: { code: 'gate', facts: { refused: 1, others: 1 } }, users: { refused: 1, pending: 1 } })
    expect((await held.world.requests()).filter(({ operation }) => operation === 'assignLicense')).toEqual([])
  })

  test('are all let through or nobody is', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 2, 'fabrikam.example': 1 }))
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await expect(letThrough(held, run, [nth(1), 'nobody@contoso.example'])).rejects.toThrow('does not move nobody@contoso.example')
    await expect(letThrough(held, run, [nth(1)], 'suspend')).rejects.toThrow('Users can be named before move')
    await expect(letThrough(held, run, [nth(1)], 'move', '')).rejects.toThrow('Users can be named before move')
    await expect(letThrough(held, run, [nth(1)], 'move', 'fabrikam.example')).rejects.toThrow('does not move user1@contoso.example')
    await expect(letThrough(held, run, [])).rejects.toThrow('users: Too small')
    await held.world.advance('1h')
    expect((await held.run(run)).migrations.map(({ state }) => state)).toEqual(['needs-person', 'needs-person'])
    expect((await held.world.requests()).some(({ operation }) => operation === 'assignLicense')).toBe(false)

    await held.product.api.call(routes.stopRun, { params: { id: run } })
    await held.until(run, ({ state }) => state === 'stopped')
    await expect(letThrough(held, run, [nth(1)])).rejects.toThrow('cannot be continued')
  })

  test('are put back by a way back while the others wait', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 3 }))
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await letThrough(held, run, [nth(2)])
    await held.advanceUntil(run, isMoved(1))
    const back = await startUndo(held.product, run)
    await held.advanceUntil(back, ({ state }) => state === 'finished', '10m')
    expect(await holders(held, 'o365-e4')).toEqual([nth(1), nth(2), nth(3)])
    expect(await holders(held, 'o365-e3')).toEqual([])
    await expect(letThrough(held, run, [nth(1)])).rejects.toThrow()
    await expectPromisesHeld(held.product)
  })

  test('not one of a group, which moves with all its members', { timeout: TIMEOUT_MS }, async () => {
    const dana = `dana@${CUSTOMER}`
    const estate = aBookOf({ [CUSTOMER]: 1 })
    const [customer] = estate.customers ?? []
    if (!customer) throw new Error('no customer')
    const group = { name: 'Team', licenses: [{ product: 'o365-e4' }], members: [dana] }
    const own = { groups: [group], users: [...(customer.users ?? []), { upn: dana, usageLocation: 'US' }] }
    await using held = await hold(
      aBookOf({ [CUSTOMER]: 1 }, { [CUSTOMER]: { ...own, subscriptions: withOneMore(customer.subscriptions) } }),
    )
    await held.product.startWorker()
    const run = await held.start(GATED)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await expect(letThrough(held, run, [nth(1), dana])).rejects.toThrow(`${dana} has the old license through a group`)
    await letThrough(held, run, [nth(1)])
    await held.advanceUntil(run, isMoved(1))
    expect(await holders(held, 'o365-e4')).toEqual([dana])
    await held.product.api.call(routes.goOn, { params: { id: run, gate: 'move' }, body: {} })
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching', '10m')
    expect(await holders(held, 'o365-e4')).toEqual([])
  })

  test('not before the customer has come there', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ [CUSTOMER]: 2 }))
    await held.product.startWorker()
    const run = await held.start({ ...CHOICES, waitBefore: { buy: 'person', move: 'person' } })
    await held.advanceUntil(run, isAt('buy', 'needs-person'))
    await expect(letThrough(held, run, [nth(1)])).rejects.toThrow('Nobody was let through')
  })
})
