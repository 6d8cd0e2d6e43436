import type { GroupId, UserId } from '../../domain/id.ts'
import { HOUR_MS, MINUTE_MS, plusMs } from '../../domain/instant.ts'
import type { GroupMove } from '../../domain/license-move.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { GroupMoveRecord } from '../../domain/run.ts'
import type { LicensedGroup, LicenseHolder } from '../../domain/snapshot.ts'
import { listGroupMoves, recordGroupMove } from '../../store/group-moves.ts'
import { listMovesOf, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { attempt } from '../attempt.ts'
import { freeUnits } from '../free-units.ts'
import { listAllHolders } from '../list-all-holders.ts'
import { lookAgain, needsPerson, reason, timesWaited } from '../outcome.ts'
import { pauseOnFailures } from '../pause-on-failures.ts'
import { given, taken } from '../planned-moves.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { isSwapped } from './group-state.ts'
import { STALE_MS } from './settle-sent.ts'
import { userState } from './user-state.ts'

/** Up to 60,000 members may take a day; longer is a support case (licensing notes, B.6). */
const PATIENCE_MS = 24 * HOUR_MS
/** So often members who were forgotten, or are in error, are processed again before somebody has to look. */
const ROUNDS = 2
const USERS_PER_BATCH = 20

/** Waits until Microsoft has worked through a group's members, has those processed again who were left, and says what became of each. */
export async function followGroup(planned: GroupMove, moving: GroupMoveRecord, context: StepContext): Promise<StepOutcome> {
  const { key, graph, clock } = context
  const group = await graph.findGroup(key.customer, planned.group)
  if (!group || !isSwapped(planned, group)) {
    // Reads lag: it may be what was there before the change.
    if (moving.sentAt !== null && clock.now() < plusMs(moving.sentAt, STALE_MS)) return stillProcessing(planned, moving, context)
    const text = `the group ${planned.name} was changed, and does not carry ${given(context.replacement)} any more; its members have what they have`
    return needsPerson('group-changed-back', text, { group: planned.name })
  }
  if (group.processing !== 'complete') {
    const isLong = moving.sentAt !== null && clock.now() > plusMs(moving.sentAt, PATIENCE_MS)
    return isLong ? tooLong(planned, moving, context) : stillProcessing(planned, moving, context, group)
  }
  const open = await membersLeft(planned, context)
  if (open.length === 0) return close(planned, [], context)
  if (moving.reprocessed < ROUNDS) return processAgain(planned, moving, open, context)
  return close(planned, open, context)
}

function tooLong({ name }: GroupMove, { members, sentAt }: GroupMoveRecord, { replacement }: StepContext): StepOutcome {
  const text = `Microsoft has worked through the ${members ?? 0} members of the group ${name} since ${sentAt ?? ''}, longer than the day that it takes at most. Ask Microsoft’s support, then retry; whoever is not reached has ${taken(replacement)}.`
  return needsPerson('group-slow', text, { group: name, sentAt, members: members ?? 0 })
}

function stillProcessing({ name }: GroupMove, { members }: GroupMoveRecord, context: StepContext, group?: LicensedGroup): StepOutcome {
  const said = group?.processing === 'unknown' ? ` (it says ${group.processingText}, which we do not know)` : ''
  const text = `Microsoft works through the ${members ?? 0} members of the group ${name}, which takes minutes to a day${said}`
  return lookAgain(context, { firstMs: MINUTE_MS, mostMs: 30 * MINUTE_MS }, 'group-processing', text, {
    group: name,
    members: members ?? 0,
    ...(group?.processing === 'unknown' ? { processing: group.processingText } : {}),
  })
}

/** Somebody whom the group's change has not reached, with Microsoft's word for why, where it has one. */
interface Left {
  readonly holder: LicenseHolder
  readonly error: string | null
}

/**
 * Members with whom something is wrong, and who still have something of the old through a group that is done. Whoever waits for
 * another group as well is left to that: what two groups give may go together only when both are changed.
 */
async function membersLeft(planned: GroupMove, { db, graph, key }: StepContext): Promise<readonly Left[]> {
  const done = (await listGroupMoves(db, key)).flatMap(({ group, state }) => (state === 'done' ? [group] : []))
  const over = new Set<GroupId | null>([planned.group, ...done])
  const found = new Map<UserId, LicenseHolder>()
  for (const holder of await graph.listMembersInError(key.customer, planned.group)) found.set(holder.id, holder)
  for (const sku of planned.remove) {
    for (const holder of await listAllHolders(graph, key.customer, sku)) {
      if (holder.paths.some((path) => over.has(path.group) && path.skuId === sku)) found.set(holder.id, holder)
    }
  }
  const moves = new Map((await listMovesOf(db, key, [...found.keys()])).map((move) => [move.user, move]))
  return [...found.values()]
    .filter(({ id }) => {
      const move = moves.get(id)
      return !move || (move.state === 'pending' && move.through.every((group) => over.has(group)))
    })
    .map((holder) => ({ holder, error: errorOf(holder, over) }))
}

/** The error of the product that is in the way; the group's others only say `Other`. */
function errorOf({ paths }: LicenseHolder, groups: ReadonlySet<GroupId | null>): string | null {
  const errors = paths.flatMap((path) => (path.group !== null && groups.has(path.group) && path.error !== null ? [path.error] : []))
  return errors.find((error) => error !== 'Other') ?? errors[0] ?? null
}

/** Where seats are what they lack, not before there are some. */
async function processAgain(
  planned: GroupMove,
  moving: GroupMoveRecord,
  open: readonly Left[],
  context: StepContext,
): Promise<StepOutcome> {
  const short = await seatsShort(planned, open, context)
  if (short) return short
  const { key, graph, clock } = context
  for (let i = 0; i < open.length; i += USERS_PER_BATCH) {
    const users = open.slice(i, i + USERS_PER_BATCH).map(({ holder }) => holder.id)
    await attempt(
      context,
      users.map((user) => ({
        step: 'move-licenses',
        what: 'reprocessLicenseAssignment',
        subject: user,
        before: null,
        request: { group: planned.group },
      })),
      {
        send: (ids) => graph.batchReprocess(key.customer, users, ids),
        then: (_trx, outcomes) => Promise.resolve(Object.fromEntries(outcomes.map(({ key: user, state }) => [user, state]))),
      },
    )
  }
  const again = { group: planned.group, state: 'processing', reprocessed: moving.reprocessed + 1 } as const
  await context.record((trx) => recordGroupMove(trx, key, again, clock.now()))
  const text = `${open.length} members of the group ${planned.name} were left out by Microsoft and are processed again`
  return lookAgain(context, { firstMs: 5 * MINUTE_MS, mostMs: 5 * MINUTE_MS }, 'group-reprocessing', text, {
    group: planned.name,
    users: open.length,
  })
}

async function seatsShort(planned: GroupMove, open: readonly Left[], context: StepContext): Promise<StepOutcome | undefined> {
  const unseated = open.filter(({ error }) => error === 'CountViolation').length
  if (unseated === 0) return undefined
  const skus = await context.graph.listSubscribedSkus(context.key.customer)
  const free = Math.min(
    ...planned.add.map(({ skuId }) => skus.filter((sku) => sku.skuId === skuId).reduce((sum, sku) => sum + freeUnits(sku), 0)),
  )
  if (free >= unseated || timesWaited(context, 'group-seats-missing') > 12) return undefined
  const text = `${unseated} members of the group ${planned.name} wait for a free seat of ${given(context.replacement)}, and there are ${free}`
  return lookAgain(context, { firstMs: 30_000, mostMs: 15 * MINUTE_MS }, 'group-seats-missing', text, {
    group: planned.name,
    unseated,
    free,
  })
}

/** The group is done. Members who are left are named one by one; the others are read like everybody who was moved. */
async function close(planned: GroupMove, left: readonly Left[], context: StepContext): Promise<StepOutcome> {
  const { key, clock, replacement } = context
  const refused = left.map(({ holder, error }): UserMoveChange => {
    return { user: holder.id, state: 'refused', after: userState(holder, replacement), reason: whyLeft(planned, error, replacement) }
  })
  await context.record(async (trx) => {
    const at = clock.now()
    await recordUserMoves(trx, key, refused, at)
    await recordGroupMove(trx, key, { group: planned.group, state: 'done' }, at)
  })
  if (refused.length > 0) await pauseOnFailures(key.run, context)
  return { state: 'again' }
}

function whyLeft({ name }: GroupMove, error: string | null, replacement: Replacement) {
  if (error === null)
    return reason(
      'group-member-stuck',
      `Microsoft has changed the group ${name} and left this member as they were, also when asked again`,
      { group: name },
    )
  return refusalReason(
    error,
    { api: 'graph', code: error, text: '' },
    `the group ${name} cannot give this member ${given(replacement)}: ${error}`,
    { group: name },
  )
}
