import type { UserId } from '../../domain/id.ts'
import { plusMs } from '../../domain/instant.ts'
import { listUnseenMoves } from '../../store/user-moves.ts'
import type { StepContext } from '../step.ts'
import { findBreach } from './find-breach.ts'
import { recordBreaches, type FoundAt } from './record-breaches.ts'
import { STALE_MS } from './settle-sent.ts'

const USERS_PER_BATCH = 20
const UNSEEN_AT_ONCE = 1000

/**
 * Users whose swap was answered a while ago and whom no list of the new license's holders shows: each is read, since they may be
 * without any. Nobody is read where the lists show everyone.
 */
export async function readUnseen(seen: ReadonlySet<UserId>, context: StepContext): Promise<void> {
  const before = plusMs(context.clock.now(), -STALE_MS)
  const moves = await listUnseenMoves(context.db, context.key, [...seen], before, UNSEEN_AT_ONCE)
  const found: FoundAt[] = []
  for (let i = 0; i < moves.length; i += USERS_PER_BATCH) {
    const batch = moves.slice(i, i + USERS_PER_BATCH)
    const users = batch.map((move) => move.user)
    const read = await context.graph.batchGetUsers(context.key.customer, users)
    for (const move of batch) {
      const holder = read.get(move.user)
      const breach = holder && findBreach(holder, move)
      if (holder && breach) found.push({ holder, breach })
    }
  }
  await recordBreaches(found, context)
}
