import { expect, test } from 'vitest'
import { USERS, type Side } from './side.ts'
import { connectBoth, type BothSides } from './two-providers.ts'
import { seeded } from '../../src/durable/seeded.ts'
import type { SkuId } from '../../src/domain/id.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import type { LicenseHolder } from '../../src/domain/snapshot.ts'
import { ProviderError } from '../../src/domain/provider-error.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import { E3, E4, SWAY } from '../support/a-customer.ts'

// The provider model of the simulation and the emulator are two implementations of one thing: the product's own clients send the same
// script of calls to both, sensible and senseless ones, and get the same answers. What is answered is compared as the product reads it.

const SCRIPTS = 60
const CALLS = 40

/** One call; what it says may depend on what the side answered before. */
type Call = (side: Side) => Promise<unknown>

test.for(Array.from({ length: SCRIPTS }, (_, n) => n + 1))('script %i gets the same answers from both', async (seed) => {
  await using both = await connectBoth({ keepsScheduledActions: seed % 3 > 0, hasRenewing: false })
  await play(both, seeded(seed))
})

test.for(Array.from({ length: SCRIPTS }, (_, n) => n + 1))('script %i about what renews gets the same answers', async (seed) => {
  await using both = await connectBoth({ keepsScheduledActions: seed % 3 > 0, hasRenewing: true })
  await play(both, seeded(seed), ABOUT_RENEWAL)
})

const ABOUT_RENEWAL: ReadonlySet<string> = new Set([
  ...['listSubscriptions', 'getSubscription', 'renews no more', 'renews again', 'another next term', 'the same next term', 'end at term'],
  ...['suspend', 'activate', 'cancel', 'more seats', 'fewer seats', 'subscribedSkus', 'directory', 'a day', 'months'],
])

async function play(both: BothSides, random: () => number, only?: ReadonlySet<string>): Promise<void> {
  for (let n = 0; n < CALLS; n += 1) {
    const [name, call] = drawCall(random, only)
    const [model, emulator] = [await answerOf(both.model, call), await answerOf(both.emulator, call)]
    expect(model, `call ${n + 1}, ${name}`).toEqual(emulator)
  }
}

async function answerOf(side: Side, call: Call): Promise<unknown> {
  try {
    return side.normal(await call(side))
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { status, code } = error.facts
    return { error: error.kind, status, code: code === '' ? undefined : code }
  }
}

function drawCall(random: () => number, only?: ReadonlySet<string>): readonly [string, Call] {
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]
  const nth = Math.floor(random() * 4)
  const user = Math.floor(random() * 7)
  const quantity = 1 + Math.floor(random() * 6)
  const sku = pick(E3, E4)
  const country = pick('US', 'SE', 'usa')
  const months = pick(8, 31, 130, 310)
  const term = pick('P1M', 'P1Y', 'P3Y')
  const all: readonly (readonly [string, Call])[] = [
    ['listSubscriptions', async (side) => (await side.listSubscriptions()).map((read) => read.subscription)],
    ['getSubscription', async (side) => (await side.pc.getSubscription(side.customer, await side.subscription(nth))).subscription],
    [
      'listAddOns',
      async (side) => (await side.pc.listAddOns(side.customer, await side.subscription(nth))).map((read) => read.subscription),
    ],
    ['provisioning', async (side) => side.pc.findProvisioningStatus(side.customer, await side.subscription(nth))],
    ['suspend', async (side) => patch(side, nth, { status: 'suspended' })],
    ['activate', async (side) => patch(side, nth, { status: 'active' })],
    ['cancel', async (side) => patch(side, nth, { status: 'deleted' })],
    [
      'end at term',
      async (side) => patch(side, nth, { autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] }),
    ],
    ['renews no more', async (side) => patch(side, nth, { autoRenewEnabled: false })],
    ['renews again', async (side) => patch(side, nth, { autoRenewEnabled: true, scheduledActions: [] })],
    [
      'another next term',
      async (side) => patch(side, nth, (found) => ({ scheduledNextTermInstructions: nextTerm(found, term, quantity) })),
    ],
    [
      'another next term',
      async (side) => patch(side, nth, (found) => ({ scheduledNextTermInstructions: nextTerm(found, term, quantity) })),
    ],
    ['the same next term', async (side) => patch(side, nth, { autoRenewEnabled: true, scheduledNextTermInstructions: null })],
    ['more seats', async (side) => patch(side, nth, (found) => ({ quantity: Number(found['quantity']) + quantity }))],
    ['fewer seats', async (side) => patch(side, nth, (found) => ({ quantity: Math.max(1, Number(found['quantity']) - quantity) }))],
    ['availabilities', async ({ pc }) => pc.listAvailabilities('CFQ7TTC0LF8R', '0001', { country: 'US', segment: 'commercial' })],
    ['cart', async (side) => side.makeCart(quantity)],
    ['cart', async (side) => side.makeCart(quantity)],
    ['cart of yesterday', async (side) => side.makeCart(quantity, 'CFQ7TTC0LF8R:0001:CFQ7TTC0GONE')],
    ['getCart', async (side) => side.pc.findCart(side.customer, side.cart(nth))],
    ['checkout', async (side) => side.pc.checkout(side.customer, side.cart(nth), makeRequestIds())],
    ['checkout', async (side) => side.pc.checkout(side.customer, side.cart(nth), makeRequestIds())],
    ['listOrders', async ({ pc, customer }) => pc.listOrders(customer)],
    ['getOrder', async (side) => side.pc.findOrder(side.customer, side.order(nth))],
    [
      'subscribedSkus',
      async ({ graph, customer }) =>
        (await graph.listSubscribedSkus(customer)).map(({ skuId, enabled, warning, suspended, consumed, capability }) => ({
          skuId,
          enabled,
          warning,
          suspended,
          consumed,
          capability,
        })),
    ],
    [
      'directory',
      async ({ graph, customer }) => (await graph.listDirectorySubscriptions(customer)).map(({ nextLifecycleAt: _, ...row }) => row),
    ],
    ['holders of the old', async (side) => holders(side, E4)],
    ['holders of the new', async (side) => holders(side, E3)],
    [
      'users',
      async (side) =>
        sorted([...(await side.graph.batchGetUsers(side.customer, [await side.user(user), await side.user(user + 1)])).values()]),
    ],
    ['swap', async (side) => assign(side, user, [E3], [E4])],
    ['swap', async (side) => assign(side, user, [E3], [E4])],
    ['swap back', async (side) => assign(side, user, [E4], [E3])],
    ['add', async (side) => assign(side, user, [E3], [])],
    ['take', async (side) => assign(side, user, [], [sku])],
    ['services off', async (side) => assign(side, user, [sku], [], [SWAY])],
    ['a service of nobody', async (side) => assign(side, user, [E3], [], ['99999999-0000-4000-8000-000000000000'])],
    [
      'usage location',
      async (side) =>
        side.graph.batchSetUsageLocation(
          side.customer,
          [{ key: 'u', userId: await side.user(user), usageLocation: country }],
          makeRequestIds(),
        ),
    ],
    ['groups of the old', async (side) => side.graph.listLicensedGroups(side.customer, E4)],
    ['groups of the new', async (side) => side.graph.listLicensedGroups(side.customer, E3)],
    ['group', async (side) => side.graph.findGroup(side.customer, await side.group(nth > 0))],
    ['members', async (side) => members(side, nth > 0)],
    ['members in error', async (side) => sorted(await side.graph.listMembersInError(side.customer, await side.group(true)))],
    ['swap of a group', async (side) => assignToGroup(side, nth > 0, [E3], [E4])],
    ['swap of a group', async (side) => assignToGroup(side, nth > 0, [E3], [E4])],
    ['swap of a group back', async (side) => assignToGroup(side, true, [E4], [E3])],
    ['added to a group', async (side) => assignToGroup(side, true, [sku], [], [SWAY])],
    ['taken from a group', async (side) => assignToGroup(side, true, [], [sku])],
    ['a service of nobody for a group', async (side) => assignToGroup(side, true, [E3], [], ['99999999-0000-4000-8000-000000000000'])],
    ['processed again', async (side) => reprocess(side, user)],
    ['a minute', async (side) => side.advance(MINUTE_MS)],
    ['some minutes', async (side) => side.advance(6 * MINUTE_MS)],
    ['half an hour', async (side) => side.advance(30 * MINUTE_MS)],
    ['a day', async (side) => side.advance(DAY_MS)],
    ['months', async (side) => side.advance(months * DAY_MS)],
  ]
  const calls = all.filter(([name]) => only?.has(name) ?? true)
  return calls[Math.floor(random() * calls.length)] ?? calls[0] ?? ['', () => Promise.resolve()]
}

/** As the product asks for it: the same product with other seats, term and billing. */
function nextTerm({ offerId }: Record<string, unknown>, termDuration: string, quantity: number): object {
  const [productId, skuId, availabilityId] = String(offerId).split(':')
  return { product: { productId, skuId, availabilityId, termDuration, billingCycle: 'annual' }, quantity }
}

async function patch(side: Side, nth: number, members: object | ((found: Record<string, unknown>) => object)): Promise<unknown> {
  const subscription = await side.subscription(nth)
  return side.pc.patchSubscription(
    side.customer,
    subscription,
    (wire) => ({ ...wire, ...(typeof members === 'function' ? members(wire) : members) }),
    makeRequestIds(),
  )
}

async function holders({ graph, customer }: Side, sku: SkuId): Promise<unknown> {
  const found = []
  for await (const page of graph.listHolders(customer, sku)) found.push(...page)
  return sorted(found)
}

/** Users by name, the paths of each by what they say: their order is nobody's promise. */
function sorted(holders: readonly LicenseHolder[]): readonly LicenseHolder[] {
  const text = ({ skuId, group }: LicenseHolder['paths'][number]) => `${skuId} ${group === null ? 'directly' : 'by group'}`
  return holders
    .map((holder) => ({ ...holder, paths: holder.paths.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) }))
    .sort((a, b) => (a.userPrincipalName < b.userPrincipalName ? -1 : 1))
}

async function assign(
  side: Side,
  nth: number,
  add: readonly SkuId[],
  remove: readonly SkuId[],
  disabledPlans: readonly string[] = [],
): Promise<unknown> {
  const userId = await side.user(nth)
  const item = { key: 'u', userId, add: add.map((skuId) => ({ skuId, disabledPlans: disabledPlans as never })), remove }
  const [outcome] = await side.graph.batchAssign(side.customer, [item], makeRequestIds())
  return outcome?.state === 'refused' ? { state: 'refused', reason: outcome.reason, code: outcome.code } : outcome?.state
}

async function assignToGroup(
  side: Side,
  isThere: boolean,
  add: readonly SkuId[],
  remove: readonly SkuId[],
  disabledPlans: readonly string[] = [],
): Promise<unknown> {
  const change = { add: add.map((skuId) => ({ skuId, disabledPlans: disabledPlans as never })), remove }
  const outcome = await side.graph.assignGroupLicense(side.customer, await side.group(isThere), change, makeRequestIds())
  return outcome.state === 'refused' ? { state: 'refused', reason: outcome.reason, code: outcome.code } : outcome.state
}

/** By their numbers: the order in which they are listed is nobody's promise. */
async function members(side: Side, isThere: boolean): Promise<unknown> {
  const { users, groups } = await side.graph.listGroupMembers(side.customer, await side.group(isThere))
  const numbers = await Promise.all(USERS.map(async (_, nth) => (users.includes(await side.user(nth)) ? nth : undefined)))
  return { numbers, users: users.length, groups }
}

async function reprocess(side: Side, nth: number): Promise<unknown> {
  const outcomes = await side.graph.batchReprocess(side.customer, [await side.user(nth)], makeRequestIds())
  return outcomes.map(({ state }) => state)
}
