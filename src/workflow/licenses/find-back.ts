import type { UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import { listMovesApartFrom, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { reason } from '../outcome.ts'
import { plannedMove } from '../planned-moves.ts'
import type { StepContext } from '../step.ts'
import { seatsMissing, seated, type Candidates, type Swap } from './find-candidates.ts'
import { readFreeSeats } from './read-free-seats.ts'

const USERS_PER_BATCH = 20
const BATCHES = 4

/**
 * Who goes back now, with what was read of them a moment ago. They are known by name: nobody else who holds the new product is looked
 * at. Who has what they had before is moved already; who is gone is left alone.
 */
export async function findBack(context: StepContext): Promise<Candidates> {
  const { db, key, graph } = context
  // A group that was never changed is not changed back: nobody waits for it.
  const open = (await listGroupMoves(db, key)).flatMap(({ group, state }) => (state === 'done' ? [] : [group]))
  const pending = await listMovesApartFrom(db, key, open, BATCHES * USERS_PER_BATCH)
  const changes: UserMoveChange[] = []
  const swaps: Swap[] = []
  for (let i = 0; i < pending.length; i += USERS_PER_BATCH) {
    const batch = pending.slice(i, i + USERS_PER_BATCH)
    const found = await graph.batchGetUsers(
      key.customer,
      batch.map(({ user }) => user),
    )
    for (const move of batch) {
      const next = wayBack(found.get(move.user), move, context)
      // What groups give is read with their members.
      if (next === undefined) continue
      if ('holder' in next) swaps.push(next)
      else changes.push(next)
    }
  }
  if (changes.length > 0) await context.record((trx) => recordUserMoves(trx, key, changes, context.clock.now()))
  const free = await readFreeSeats(context)
  const now = seated(swaps, free)
  if (now.length > 0) return { swaps: now }
  if (swaps.length > 0) return seatsMissing(swaps.length, context)
  return changes.length > 0 ? { swaps: [], waitFor: { state: 'again' } } : { swaps: [] }
}

/** Of somebody who joined a group meanwhile: all that they have of it comes and goes with the group. */
const NOTHING_DIRECT: Pick<UserMoveRecord, 'add' | 'remove'> = { add: [], remove: [] }

/** What is still to be given and taken directly, or that there is nothing. */
function wayBack(holder: LicenseHolder | undefined, move: UserMoveRecord, { replacement }: StepContext): Swap | UserMoveChange | undefined {
  const { user } = move
  if (!holder) return { user, state: 'left-alone', reason: reason('user-gone', 'the user does not exist any more') }
  const { add, remove } = plannedMove(user, replacement) ?? (move.through.length > 0 ? NOTHING_DIRECT : move)
  const isDirect = (sku: string): boolean => holder.paths.some((path) => path.skuId === sku && path.group === null)
  const swap = { add: add.filter(({ skuId }) => !isDirect(skuId)), remove: remove.filter(isDirect) }
  if (swap.add.length + swap.remove.length === 0) return move.through.length > 0 ? undefined : { user, state: 'moved' }
  if (swap.remove.length < remove.length && move.through.length === 0 && swap.add.length > 0)
    return {
      user,
      state: 'left-alone',
      reason: reason('changed-meanwhile', 'does not hold the new license any more: somebody else changed it'),
    }
  return { holder, ...swap, usageLocation: null, isPart: move.through.length > 0 }
}
