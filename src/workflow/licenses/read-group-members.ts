import type { UserId } from '../../domain/id.ts'
import { MINUTE_MS, plusMs, SECOND_MS } from '../../domain/instant.ts'
import type { UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import { listMovesThroughGroups, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { lookAgain, reason } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { STALE_MS } from './settle-sent.ts'
import { hasExactly } from './user-state.ts'

const AT_ONCE = 1000
const USERS_PER_BATCH = 20

/**
 * Members of groups with which Microsoft is done: who reads as moved is moved, and verified with the others. Who does not exist any
 * more, or is in none of their groups any more, is left alone. Undefined when nobody is left to read.
 */
export async function readGroupMembers(context: StepContext): Promise<StepOutcome | undefined> {
  const { db, key, clock } = context
  const over = new Map(
    (await listGroupMoves(db, key))
      .filter(({ state }) => state === 'done' || state === 'left-alone')
      .map(({ group, changedAt }) => [group, changedAt]),
  )
  const waiting = (await listMovesThroughGroups(db, key, AT_ONCE)).filter(({ through }) => through.every((group) => over.has(group)))
  if (waiting.length === 0) return undefined
  const found = await readMembers(waiting, context)
  const isSettled = ({ through }: UserMoveRecord) =>
    through.every((group) => plusMs(over.get(group) ?? clock.now(), STALE_MS) < clock.now())
  const changes = waiting.flatMap((move) => changeOf(move, found.get(move.user), isSettled(move)) ?? [])
  if (changes.length === 0) {
    const text = `${waiting.length} members of groups are read once more, since what is read may be a minute old`
    return lookAgain(context, { firstMs: 30 * SECOND_MS, mostMs: MINUTE_MS }, 'settling-swaps', text, { members: waiting.length })
  }
  await context.record((trx) => recordUserMoves(trx, key, changes, clock.now()))
  return { state: 'again' }
}

/** Most of them hold the new product by now, and are read by the page; the others twenty at a time. */
async function readMembers(waiting: readonly UserMoveRecord[], { graph, key }: StepContext): Promise<ReadonlyMap<UserId, LicenseHolder>> {
  const wanted = new Set(waiting.map(({ user }) => user))
  const found = new Map<UserId, LicenseHolder>()
  for (const sku of new Set(waiting.flatMap(({ add }) => add.slice(0, 1).map(({ skuId }) => skuId)))) {
    for await (const page of graph.listHolders(key.customer, sku))
      for (const holder of page) if (wanted.has(holder.id)) found.set(holder.id, holder)
  }
  const others = [...wanted].filter((user) => !found.has(user))
  for (let i = 0; i < others.length; i += USERS_PER_BATCH) {
    for (const [user, holder] of await graph.batchGetUsers(key.customer, others.slice(i, i + USERS_PER_BATCH))) found.set(user, holder)
  }
  return found
}

/** Undefined: it cannot be told yet. */
function changeOf(
  { user, add, remove, through }: UserMoveRecord,
  holder: LicenseHolder | undefined,
  isSettled: boolean,
): UserMoveChange | undefined {
  if (!holder) return { user, state: 'left-alone', reason: reason('user-gone', 'the user does not exist any more') }
  const isMoved = add.every((license) => hasExactly(holder, license)) && !holder.licenses.some(({ skuId }) => remove.includes(skuId))
  if (isMoved) return { user, state: 'moved' }
  if (!isSettled) return undefined
  if (holder.paths.some(({ group }) => group !== null && through.includes(group)))
    return { user, state: 'refused', reason: reason('group-member-other', 'holds something else than their groups were to give') }
  const left = 'is not in the group any more through which the license came'
  if (!holder.licenses.some(({ skuId }) => remove.includes(skuId))) return { user, state: 'left-alone', reason: reason('group-left', left) }
  return { user, state: 'refused', reason: reason('group-left', `${left}, and keeps what was to go, which they have directly`) }
}
