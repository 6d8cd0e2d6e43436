import type { Json } from '../../domain/durable.ts'
import type { UserId } from '../../domain/id.ts'
import { MINUTE_MS, plusMs, SECOND_MS, type Instant } from '../../domain/instant.ts'
import type { UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { listMovesOf, listUserMoves, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { lookAgain } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { findBreach } from './find-breach.ts'
import { recordBreaches, type FoundAt } from './record-breaches.ts'
import { hasDirectly, isGiven, userState } from './user-state.ts'

const USERS_PER_BATCH = 20

/** Graph may show an old state for up to a minute after a write (licensing notes, A.10); only after that does "unchanged" mean "not applied". */
export const STALE_MS = MINUTE_MS

/**
 * Users whose swap was sent and whose answer nobody has, because it was lost or the process died: each is read, and
 * marked moved or pending again by what is found. Undefined when there are none.
 */
export async function settleSent(context: StepContext): Promise<StepOutcome | undefined> {
  const sent = await listUserMoves(context.db, context.key, ['sent'], USERS_PER_BATCH)
  if (sent.length === 0) return undefined
  const users = sent.map((move) => move.user)
  const found = await context.graph.batchGetUsers(context.key.customer, users)
  const moves = await listMovesOf(context.db, context.key, users)
  const breaches = moves.flatMap((move) => breachAt(move, found.get(move.user)) ?? [])
  await recordBreaches(breaches, context)
  const broken = new Set(breaches.map(({ holder }) => holder.id))
  const changes = moves.flatMap((move) => (broken.has(move.user) ? [] : (settled(move, found, context) ?? [])))
  await context.record(async (trx) => {
    const at = context.clock.now()
    await recordUserMoves(trx, context.key, changes, at)
    for (const change of changes) await recordReadBack(trx, context.key, 'move-licenses', change.user, asFound(change), at)
  })
  if (changes.length + breaches.length > 0) return { state: 'again' }
  return lookAgain(
    context,
    { firstMs: 15 * SECOND_MS, mostMs: 30 * SECOND_MS },
    'settling-swaps',
    `${sent.length} answers were lost; what became of them is read back`,
    { lost: sent.length },
  )
}

function breachAt(move: UserMoveRecord, holder: LicenseHolder | undefined): FoundAt | undefined {
  const breach = holder && findBreach(holder, move)
  return breach && { holder, breach }
}

/** Undefined while the read may be older than the write. */
function settled(
  move: UserMoveRecord & { readonly changedAt: Instant },
  found: ReadonlyMap<UserId, LicenseHolder>,
  { replacement, clock }: StepContext,
): UserMoveChange | undefined {
  const holder = found.get(move.user)
  if (!holder)
    return { user: move.user, state: 'left-alone', reason: { code: 'user-gone', text: 'the user does not exist any more', facts: {} } }
  const removed = move.remove.every((sku) => !holder.licenses.some((license) => license.skuId === sku))
  const added = move.add.every((license) => isGiven(holder, license))
  // Who goes back may have the old license by a group as well, and only what is direct tells: members of groups are looked at anew.
  const isDone = replacement.method === 'undo' ? move.through.length === 0 && hasDirectly(holder, move) : removed && added
  if (isDone) return { user: move.user, state: 'moved', after: userState(holder, replacement) }
  return clock.now() > plusMs(move.changedAt, STALE_MS) ? { user: move.user, state: 'pending' } : undefined
}

function asFound(change: UserMoveChange): Json {
  return { found: change.state }
}
