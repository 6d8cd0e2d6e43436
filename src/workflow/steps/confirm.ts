import type { Json } from '../../domain/durable.ts'
import type { GroupMove } from '../../domain/license-move.ts'
import type { PriorState } from '../../domain/plan.ts'
import type { LicensedGroup, LicenseHolder, Subscription } from '../../domain/snapshot.ts'
import { unlessRefused } from '../../provider/graph/unless-refused.ts'
import { changed } from '../outcome.ts'
import { listAllHolders } from '../list-all-holders.ts'
import { carriesAsPlanned } from '../licenses/group-state.ts'
import { licensesStay } from '../planned-moves.ts'
import type { Step, StepContext } from '../step.ts'

/**
 * Asks whether the world is still what the approved part expects. Users who joined or left within the spare seats, other
 * licenses and names are no drift.
 */
export const confirm: Step = {
  name: 'confirm',
  async act(context) {
    const differences = [
      ...(await subscriptionDifferences(context)),
      ...(await holderDifferences(context)),
      ...(await groupDifferences(context)),
    ]
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
    // A way back is taken from whatever was reached: how it renews now is looked at where it is changed.
    const reached = replacement.undoes ? { autoRenew: subscription.autoRenew, endsAtTerm: subscription.endsAtTerm } : {}
    all.push(...compare({ ...expected, ...reached }, subscription, addOns))
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
  const byGroup = holders.filter((holder) => isByOtherGroup(holder, context))
  const allowed = replacement.latecomers.then === 'leave' ? 0 : replacement.expects.spareSeats
  return [
    ...(joined.length > allowed ? [{ what: 'users who joined', expected: `at most ${allowed}`, found: joined.length }] : []),
    ...(byGroup.length > 0 ? [{ what: 'users licensed by a group that the plan does not know', expected: 0, found: byGroup.length }] : []),
  ]
}

function isByOtherGroup(holder: LicenseHolder, { replacement: { from, groups } }: StepContext): boolean {
  const known = new Set<string | null>([null, ...groups.map(({ group }) => group)])
  return holder.paths.some((path) => path.skuId === from.skuId && !known.has(path.group))
}

/** A group that gained or lost the license, or carries it with other services; who joined or left one is no drift. */
async function groupDifferences({ replacement, graph, key }: StepContext): Promise<readonly Difference[]> {
  if (licensesStay(replacement)) return []
  const { from, groups } = replacement
  const found = await unlessRefused(() => graph.listLicensedGroups(key.customer, from.skuId))
  if (!found) return []
  const gained = found.filter(({ id }) => !groups.some(({ group }) => group === id))
  const planned = groups.filter(({ remove }) => remove.includes(from.skuId))
  return [
    ...gained.map(({ name }) => ({ what: `the group ${name}`, expected: 'without the old license', found: 'with it' })),
    ...planned.flatMap(
      (group) =>
        groupDifference(
          group,
          found.find(({ id }) => id === group.group),
        ) ?? [],
    ),
  ]
}

function groupDifference(planned: GroupMove, found: LicensedGroup | undefined): Difference | undefined {
  const what = `the group ${planned.name}`
  if (!found) return { what, expected: 'with the old license', found: 'without it' }
  if (carriesAsPlanned(planned, found)) return undefined
  return { what, expected: 'the licenses that were planned with', found: 'others, or with other services switched off' }
}

function sentence({ what, expected, found }: Difference): string {
  return `${what}: expected ${show(expected)}, found ${show(found)}`
}

function show(value: Json): string {
  if (value === null || value === '') return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
