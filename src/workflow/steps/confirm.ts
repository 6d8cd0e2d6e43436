import type { Json } from '../../domain/durable.ts'
import type { PriorState } from '../../domain/plan.ts'
import type { LicenseHolder, Subscription } from '../../domain/snapshot.ts'
import { changed } from '../outcome.ts'
import { listAllHolders } from '../list-all-holders.ts'
import { licensesStay } from '../planned-moves.ts'
import type { Step, StepContext } from '../step.ts'

/**
 * Asks whether the world is still what the approved part expects. Users who joined or left within the spare seats, other
 * licenses and names are no drift.
 */
export const confirm: Step = {
  name: 'confirm',
  async act(context) {
    const differences = [...(await subscriptionDifferences(context)), ...(await holderDifferences(context))]
    const [first] = differences
    if (!first) return { state: 'done', evidence: { asExpected: true } }
    return changed('changed-since-approval', `changed since approval: ${differences.map(sentence).join('; ')}`, { differences })
  },
}

type Difference = { readonly what: string; readonly expected: Json; readonly found: Json }

async function subscriptionDifferences({ replacement, key, partnerCenter }: StepContext): Promise<readonly Difference[]> {
  const all: Difference[] = []
  for (const expected of replacement.expects.subscriptions) {
    const { subscription } = await partnerCenter.getSubscription(key.customer, expected.id)
    const addOns = (await partnerCenter.listAddOns(key.customer, expected.id)).map((read) => read.subscription)
    all.push(...compare(expected, subscription, addOns))
  }
  return all
}

function compare(
  expected: PriorState['subscriptions'][number],
  found: Subscription,
  addOns: readonly Subscription[],
): readonly Difference[] {
  const addOnsFound = addOns.flatMap((addOn) => (addOn.status === 'deleted' ? [] : [addOn.id])).sort()
  const pairs: readonly (readonly [string, Json, Json])[] = [
    ['status', expected.status, found.status],
    ['seats', expected.quantity, found.quantity],
    ['auto-renew', expected.autoRenew, found.autoRenew],
    ['end at term', expected.endsAtTerm, found.endsAtTerm],
    ['term end', expected.termEndsAt, found.termEndsAt],
    ['add-ons', expected.addOns.join(', '), addOnsFound.join(', ')],
  ]
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => ({ what: `${what} of ${found.offerName}`, expected: before, found: after }))
}

async function holderDifferences(context: StepContext): Promise<readonly Difference[]> {
  const { replacement, graph, key } = context
  if (licensesStay(replacement)) return []
  const holders = await listAllHolders(graph, key.customer, replacement.from.skuId)
  const planned = new Set(replacement.users.map((move) => move.user))
  const joined = holders.filter((holder) => !planned.has(holder.id))
  const byGroup = holders.filter((holder) => isByGroup(holder, context))
  const allowed = replacement.latecomers.then === 'leave' ? 0 : replacement.expects.spareSeats
  return [
    ...(joined.length > allowed ? [{ what: 'users who joined', expected: `at most ${allowed}`, found: joined.length }] : []),
    ...(byGroup.length > 0 ? [{ what: 'users licensed by a group', expected: 0, found: byGroup.length }] : []),
  ]
}

function isByGroup(holder: LicenseHolder, { replacement }: StepContext): boolean {
  return holder.paths.some((path) => path.skuId === replacement.from.skuId && path.group !== null)
}

function sentence({ what, expected, found }: Difference): string {
  return `${what}: expected ${show(expected)}, found ${show(found)}`
}

function show(value: Json): string {
  if (value === null || value === '') return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
