import type { UserId } from '../../domain/id.ts'
import type { GroupMove } from '../../domain/license-move.ts'
import { MINUTE_MS, plusMs, SECOND_MS } from '../../domain/instant.ts'
import type { GroupMoveRecord, Reason } from '../../domain/run.ts'
import type { License, LicensedGroup, LicenseHolder } from '../../domain/snapshot.ts'
import { listGroupMoves, recordGroupMove, type GroupMoveChange } from '../../store/group-moves.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { freeUnits } from '../free-units.ts'
import { lookAgain, needsPerson, reason, timesWaited } from '../outcome.ts'
import { given } from '../planned-moves.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { followGroup } from './follow-group.ts'
import { carriesAsPlanned, isSwapped } from './group-state.ts'
import { recordBefores } from './record-befores.ts'
import { STALE_MS } from './settle-sent.ts'
import { sameLicenses } from './user-state.ts'
import { listAllHolders } from '../list-all-holders.ts'

/**
 * Takes the part's groups one further: the first that is not done is looked at, changed in one call, or followed while Microsoft works
 * through its members. One group is done before the next is touched. Undefined when all are.
 */
export async function moveGroups(context: StepContext): Promise<StepOutcome | undefined> {
  const next = (await listGroupMoves(context.db, context.key)).find(({ state }) => !OVER.has(state))
  const planned = next && context.replacement.groups.find(({ group }) => group === next.group)
  if (!planned) return undefined
  switch (next.state) {
    case 'pending':
      return changeGroup(planned, context)
    case 'sent':
      return settleGroup(planned, next, context)
    default:
      return followGroup(planned, next, context)
  }
}

const OVER: ReadonlySet<GroupMoveRecord['state']> = new Set(['done', 'refused', 'left-alone'])

async function changeGroup(planned: GroupMove, context: StepContext): Promise<StepOutcome> {
  const group = await context.graph.findGroup(context.key.customer, planned.group)
  if (!group) return leave(planned, GONE, context)
  if (isSwapped(planned, group)) return alreadyDone(planned, group, context)
  if (!carriesAsPlanned(planned, group)) return leave(planned, changedMeanwhile(planned), context)
  const { users } = await context.graph.listGroupMembers(context.key.customer, planned.group)
  const holders = await membersHolding(planned, context)
  const short = await shortOf(planned, users, holders, context)
  if (short) return short
  return sendGroup(planned, group, users.length, holders, context)
}

const GONE = reason('group-gone', 'the group does not exist any more')

/** By us, and the answer was lost for long, or by somebody else: there is nothing to send. */
async function alreadyDone(planned: GroupMove, group: LicensedGroup, context: StepContext): Promise<StepOutcome> {
  const isAsPlanned = planned.add.every((wanted) => group.licenses.some((license) => sameLicenses([license], [wanted])))
  if (!isAsPlanned) return leave(planned, changedMeanwhile(planned), context)
  const at = context.clock.now()
  await context.record((trx) => recordGroupMove(trx, context.key, { group: planned.group, state: 'processing', sentAt: at }, at))
  return { state: 'again' }
}

function changedMeanwhile({ name }: GroupMove): Reason {
  return reason('changed-since-approval', `the group ${name} does not carry the licenses that were planned with`, { group: name })
}

/** Members who have what the group gives up, with all that they hold. */
async function membersHolding(planned: GroupMove, context: StepContext): Promise<readonly LicenseHolder[]> {
  const holders = new Map<string, LicenseHolder>()
  for (const sku of planned.remove) {
    for (const holder of await listAllHolders(context.graph, context.key.customer, sku)) {
      if (holder.paths.some((path) => path.group === planned.group && path.skuId === sku)) holders.set(holder.id, holder)
    }
  }
  return [...holders.values()]
}

/** Promise P3: a unit for every member who has not got the product yet, also for those whom Microsoft could not give the old one. */
async function shortOf(
  planned: GroupMove,
  members: readonly UserId[],
  holders: readonly LicenseHolder[],
  context: StepContext,
): Promise<StepOutcome | undefined> {
  const skus = await context.graph.listSubscribedSkus(context.key.customer)
  for (const { skuId } of planned.add) {
    const sku = skus.find((each) => each.skuId === skuId)
    const free = sku ? freeUnits(sku) : 0
    const seated = holders.filter((holder) => holder.licenses.some((license) => license.skuId === skuId)).length
    if (members.length - seated <= free) continue
    // Also whoever has it without what the group gives up: by themselves, or since Microsoft never came to them.
    const having = new Set((await listAllHolders(context.graph, context.key.customer, skuId)).map(({ id }) => id))
    const needed = members.filter((user) => !having.has(user)).length
    if (needed <= free) continue
    const text = `the group ${planned.name} needs ${needed} free seats of ${given(context.replacement)} for its ${members.length} members, and there are ${free}; they keep what they have meanwhile`
    const facts = { group: planned.name, needed, free, skuId, members: members.length }
    if (timesWaited(context, 'seats-missing') > 12)
      return needsPerson('seats-missing', `${text}. Add seats in Partner Center, then retry.`, facts)
    return lookAgain(context, { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }, 'seats-missing', text, facts)
  }
  return undefined
}

async function sendGroup(
  planned: GroupMove,
  group: LicensedGroup,
  members: number,
  holders: readonly LicenseHolder[],
  context: StepContext,
): Promise<StepOutcome> {
  const { key, graph, clock } = context
  const shown = ({ skuId, disabledPlans }: License) => ({ skuId, disabledPlans: [...disabledPlans] })
  const outcome = await attempt(
    context,
    [
      {
        step: 'move-licenses',
        what: 'assignGroupLicense',
        subject: planned.group,
        before: { licenses: group.licenses.map(shown) },
        request: { add: planned.add.map(shown), remove: [...planned.remove] },
      },
    ],
    {
      also: async (trx) => {
        const at = clock.now()
        await recordGroupMove(trx, key, { group: planned.group, state: 'sent', members, before: group.licenses, sentAt: at }, at)
        await recordBefores(trx, holders, context, at)
      },
      send: (ids) => graph.assignGroupLicense(key.customer, planned.group, { add: planned.add, remove: planned.remove }, ids),
      then: async (trx, answer) => {
        const change: GroupMoveChange =
          answer.state === 'ok'
            ? { group: planned.group, state: 'processing' }
            : {
                group: planned.group,
                state: 'refused',
                reason: refusalReason(answer.reason, { api: 'graph', code: answer.code, text: answer.text }, answer.text),
              }
        await recordGroupMove(trx, key, change, clock.now())
        return { state: answer.state }
      },
    },
  )
  if (outcome.state === 'ok') return { state: 'again' }
  // A request that arrived twice is done by its first arrival, and the answer is that of the second.
  const now = await graph.findGroup(key.customer, planned.group)
  if (now && isSwapped(planned, now)) return alreadyDone(planned, now, context)
  return needsPerson('group-refused', `Microsoft did not change the group ${planned.name}: ${outcome.text}`, {
    group: planned.name,
    words: outcome.text,
  })
}

async function leave(planned: GroupMove, why: Reason, context: StepContext): Promise<StepOutcome> {
  const state = why.code === 'group-gone' ? ('left-alone' as const) : ('refused' as const)
  await context.record((trx) => recordGroupMove(trx, context.key, { group: planned.group, state, reason: why }, context.clock.now()))
  return { state: 'again' }
}

/** An answer that was lost: the group reads as changed, or after a while it does not and is asked again. */
export async function settleGroup(planned: GroupMove, sent: GroupMoveRecord, context: StepContext): Promise<StepOutcome> {
  const { key, clock, graph } = context
  const group = await graph.findGroup(key.customer, planned.group)
  const isChanged = group !== undefined && isSwapped(planned, group)
  const isOld = group === undefined || clock.now() > plusMs(sent.changedAt, STALE_MS)
  if (!isChanged && !isOld) {
    const text = `whether the group ${planned.name} was changed is read back`
    return lookAgain(context, { firstMs: 15 * SECOND_MS, mostMs: 30 * SECOND_MS }, 'settling-swaps', text, { group: planned.name })
  }
  await context.record(async (trx) => {
    const at = clock.now()
    await recordGroupMove(trx, key, { group: planned.group, state: isChanged ? 'processing' : 'pending' }, at)
    await recordReadBack(trx, key, 'move-licenses', planned.group, { found: isChanged ? 'changed' : 'as before' }, at)
  })
  return { state: 'again' }
}
