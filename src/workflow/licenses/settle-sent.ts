import type { Json } from '../../domain/durable.ts'
import type { UserId } from '../../domain/id.ts'
import type { UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { listUserMoves, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { hasExactly, userState } from './user-state.ts'

const USERS_PER_BATCH = 20

/**
 * Users whose swap was sent and whose answer nobody has, because it was lost or the process died: each is read, and
 * marked moved or pending again by what is found. Undefined when there are none.
 */
export async function settleSent(context: StepContext): Promise<StepOutcome | undefined> {
  const sent = await listUserMoves(context.db, context.key, ['sent'], USERS_PER_BATCH)
  if (sent.length === 0) return undefined
  const found = await context.graph.batchGetUsers(
    context.key.customer,
    sent.map((move) => move.user),
  )
  const changes = sent.map((move) => settled(move, found, context))
  await context.record(async (trx) => {
    const at = context.clock.now()
    await recordUserMoves(trx, context.key, changes, at)
    for (const change of changes) await recordReadBack(trx, context.key, 'move-licenses', change.user, asFound(change), at)
  })
  return { state: 'again' }
}

function settled(move: UserMoveRecord, found: ReadonlyMap<UserId, LicenseHolder>, context: StepContext): UserMoveChange {
  const holder = found.get(move.user)
  if (!holder)
    return { user: move.user, state: 'left-alone', reason: { code: 'user-gone', text: 'the user does not exist any more', facts: {} } }
  const removed = move.remove.every((sku) => !holder.licenses.some((license) => license.skuId === sku))
  const added = move.add.every((license) => hasExactly(holder, license))
  if (removed && added) return { user: move.user, state: 'moved', after: userState(holder, context.replacement) }
  return { user: move.user, state: 'pending' }
}

function asFound(change: UserMoveChange): Json {
  return { found: change.state }
}
