import type { Json } from '../../domain/durable.ts'
import type { GroupMove } from '../../domain/license-move.ts'
import type { PriorState } from '../../domain/plan.ts'
import type { ReasonCode } from '../../domain/reason-codes.ts'
import type { Reason } from '../../domain/run.ts'
import type { LicensedGroup, LicenseHolder, Subscription } from '../../domain/snapshot.ts'
import { unlessRefused } from '../../provider/graph/unless-refused.ts'
import { changed, clauses, reason } from '../outcome.ts'
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
    return changed('changed-since-approval', `changed since approval: ${clauses(differences, '; ')}`, {
      differences: differences.map((each) => ({ ...each })),
    })
  },
}

/** Its sentence too, as a clause of the whole. */
type Difference = Reason & { readonly what: string; readonly expected: Json; readonly found: Json }

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
  const pairs: readonly (readonly [ReasonCode, string, Json, Json])[] = [
    ['differs-status', 'status', expected.status, found.status],
    ['differs-seats', 'seats', expected.quantity, found.quantity],
    ['differs-auto-renew', 'auto-renew', expected.autoRenew, found.autoRenew],
    ['differs-end-at-term', 'end at term', expected.endsAtTerm, found.endsAtTerm],
    ['differs-term-end', 'term end', expected.termEndsAt, found.termEndsAt],
    ['differs-add-ons', 'add-ons', expected.addOns.join(', '), addOnsFound.join(', ')],
  ]
  return pairs
    .filter(([, , before, after]) => before !== after)
    .map(([code, what, before, after]) => difference(code, `${what} of ${found.offerName}`, before, after, { offer: found.offerName }))
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
    ...(joined.length > allowed
      ? [difference('differs-users-joined', 'users who joined', `at most ${allowed}`, joined.length, { most: allowed })]
      : []),
    ...(byGroup.length > 0
      ? [difference('differs-users-by-group', 'users licensed by a group that the plan does not know', 0, byGroup.length)]
      : []),
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
    ...gained.map(({ name: group }) =>
      difference('differs-group-gained', `the group ${group}`, 'without the old license', 'with it', { group }),
    ),
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
  const { name: group } = planned
  const what = `the group ${group}`
  if (!found) return difference('differs-group-lost', what, 'with the old license', 'without it', { group })
  if (carriesAsPlanned(planned, found)) return undefined
  const altered = 'others, or with other services switched off'
  return difference('differs-group-altered', what, 'the licenses that were planned with', altered, { group })
}

function difference(code: ReasonCode, what: string, expected: Json, found: Json, facts: Reason['facts'] = {}): Difference {
  const said = { expected: show(expected), found: show(found) }
  const text = `${what}: expected ${said.expected}, found ${said.found}`
  return { what, expected, found, ...reason(code, text, { ...said, ...facts }) }
}

function show(value: Json): string {
  if (value === null || value === '') return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
