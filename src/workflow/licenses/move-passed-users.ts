import type { UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { listPassedPending } from '../../store/passed-users.ts'
import { recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { reason } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { NO_LONGER_HELD, seatsMissing, seated, sortOut, type Candidates } from './find-candidates.ts'
import { holdsSku } from './obstacle.ts'
import { readFreeSeats } from './read-free-seats.ts'
import { settleSent } from './settle-sent.ts'
import { storePlannedMoves } from './store-planned-moves.ts'
import { swapUsers } from './swap-users.ts'
import { verifyMoved } from './verify-moved.ts'

const USERS_PER_BATCH = 20

/**
 * Swaps the licenses of the users for whom a person has said go on, by the same reads, swaps and records as everybody's. Undefined when
 * each of them is verified, refused or left alone: the others wait.
 */
export async function movePassedUsers(context: StepContext): Promise<StepOutcome | undefined> {
  await storePlannedMoves(context)
  const settled = await settleSent(context)
  if (settled) return settled

  const { places, key, db } = context
  const pending = await listPassedPending(db, key, USERS_PER_BATCH)
  if (pending.length > 0) await places.take(key.customer)
  const found = await findPassed(pending, context)
  if (found.swaps.length > 0) return swapUsers(found.swaps, context)
  places.leave(key.customer)
  return found.waitFor ?? verifyMoved(context)
}

/** Who of these is swapped now, with what was read of them a moment ago. They are known by name: nobody else is looked at. */
async function findPassed(pending: readonly UserMoveRecord[], context: StepContext): Promise<Candidates> {
  if (pending.length === 0) return { swaps: [] }
  const { key, graph, clock } = context
  const found = await graph.batchGetUsers(
    key.customer,
    pending.map(({ user }) => user),
  )
  const changes = pending.flatMap((move) => notToBeMoved(move, found.get(move.user), context) ?? [])
  await context.record((trx) => recordUserMoves(trx, key, changes, clock.now()))
  const closed = new Set(changes.map(({ user }) => user))
  const wanting = await sortOut(
    [...found.values()].filter(({ id }) => !closed.has(id)),
    context,
  )
  const free = await readFreeSeats(context)
  const swaps = seated(wanting, free)
  if (swaps.length > 0) return { swaps }
  if (wanting.length > 0) return seatsMissing(wanting.length, context)
  // Each of them is closed by now.
  return { swaps: [], waitFor: { state: 'again' } }
}

/** Who is gone is left alone, and so is who holds the old license no longer, unless it may have been ours that took it. */
function notToBeMoved(
  { user, before }: UserMoveRecord,
  holder: LicenseHolder | undefined,
  { replacement }: StepContext,
): UserMoveChange | undefined {
  if (!holder) return { user, state: 'left-alone', reason: reason('user-gone', 'the user does not exist any more') }
  if (holdsSku(holder, replacement.from.skuId)) return undefined
  return before ? { user, state: 'moved' } : { user, state: 'left-alone', reason: NO_LONGER_HELD }
}
