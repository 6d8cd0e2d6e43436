import { randomUUID } from 'node:crypto'
import { ProviderError } from '../domain/provider-error.ts'
import { recordEvent, findLastEventId } from '../store/events.ts'
import { keyOf, listMigrations } from '../store/migrations.ts'
import { findRun } from '../store/runs.ts'
import { listMovesOfPerson, type StoredUserMove } from '../store/stored-user-moves.ts'
import { laneOf } from '../workflow/advance-customer.ts'
import { GIVEN, lacking, REAPPLY_USER, type ReapplyInput } from '../workflow/reapply-user.ts'
import type { ReapplyAsked } from './contract/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { problem, type ProblemError } from './problems/problem.ts'

/**
 * Asks a worker to give one user once more what the approved part gave them: what they do not hold any more, and nothing else.
 * @throws ProblemError where no run gave them anything directly, or its run sends nothing any more
 */
export async function reapplyUser(userPrincipalName: string, by: string, deps: ApiDeps): Promise<ReapplyAsked> {
  const { db, clock, durable } = deps
  const move = await lastGiven(userPrincipalName, deps)
  const { run, customer, user } = move
  const at = clock.now()
  const asked = await db.transaction().execute(async (trx) => {
    await recordEvent(trx, { at, kind: 'user:reapply-asked', actor: by, ...keyOf(move), data: { user } })
    return findLastEventId(trx, run)
  })
  const id = `${REAPPLY_USER}/${randomUUID()}`
  const input: ReapplyInput = { ...keyOf(move), user, by, id, look: 1 }
  await durable.startPhase({ id, kind: REAPPLY_USER, lane: laneOf(customer), dueAt: at, input })
  return { run, user, asked }
}

/** Of several moves the one whose license they lack now; the newest where they lack none, or cannot be read. */
async function lastGiven(userPrincipalName: string, deps: ApiDeps): Promise<StoredUserMove> {
  const { db } = deps
  const moves = (await listMovesOfPerson(db, userPrincipalName)).filter(({ state }) => state !== 'undone')
  const [newest] = moves
  if (!newest) throw problem('never-given', { user: userPrincipalName })
  const given = moves.filter(({ state }) => GIVEN.has(state))
  const move = (await lackedOf(given, deps)) ?? given[0]
  if (!move) throw notGiven(newest)
  const refused = { user: userPrincipalName, run: move.run }
  if (move.through.length > 0) throw problem('not-reapplied-through-group', { user: userPrincipalName })
  const state = (await findRun(db, move.run))?.state
  if (state === 'paused') throw problem('not-reapplied-paused', refused)
  if (state !== 'running') throw problem('not-reapplied-over', { ...refused, state: state ?? 'gone' })
  const migration = (await listMigrations(db, move.run, move.customer)).find(({ decision }) => decision === move.decision)
  if (migration?.state === 'superseded') throw problem('not-reapplied-taken-over', refused)
  return move
}

async function lackedOf(moves: readonly StoredUserMove[], { readUser }: ApiDeps): Promise<StoredUserMove | undefined> {
  for (const move of moves) {
    const holder = await readUser(move.customer, move.user).catch((error: unknown) => {
      if (error instanceof ProviderError) return undefined
      throw error
    })
    if (holder && lacking(holder, move).length > 0) return move
  }
  return undefined
}

function notGiven({ userPrincipalName: user, run, state }: StoredUserMove): ProblemError {
  if (state === 'refused') return problem('not-reapplied-refused', { user, run })
  return problem(state === 'left-alone' ? 'not-reapplied-left-alone' : 'not-reapplied-not-done', { user, run })
}
