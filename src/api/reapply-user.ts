import { randomUUID } from 'node:crypto'
import { recordEvent, findLastEventId } from '../store/events.ts'
import { keyOf, listMigrations } from '../store/migrations.ts'
import { findRun } from '../store/runs.ts'
import { listMovesOfPerson, type StoredUserMove } from '../store/stored-user-moves.ts'
import { laneOf } from '../workflow/advance-customer.ts'
import { GIVEN, REAPPLY_USER, type ReapplyInput } from '../workflow/reapply-user.ts'
import type { ReapplyAsked } from './contract/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { conflict, notFound } from './problems.ts'

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
  const input: ReapplyInput = { ...keyOf(move), user, by }
  await durable.startPhase({ id: `${REAPPLY_USER}/${randomUUID()}`, kind: REAPPLY_USER, lane: laneOf(customer), dueAt: at, input })
  return { run, user, asked }
}

async function lastGiven(userPrincipalName: string, { db }: ApiDeps): Promise<StoredUserMove> {
  const moves = (await listMovesOfPerson(db, userPrincipalName)).filter(({ state }) => state !== 'undone')
  const [move] = moves
  if (!move) throw notFound('user', userPrincipalName, 'Crossgrade has given them nothing that it could give again.')
  const refuse = (why: string) => conflict('not-reapplied', 'It cannot be applied again', `${userPrincipalName}: ${why}.`)
  if (!GIVEN.has(move.state)) throw refuse(`${move.run} has not moved them: crossgrade run retry ${move.run} tries what it could not do`)
  if (move.through.length > 0) throw refuse('the license comes through a group: look at who is in it')
  const state = (await findRun(db, move.run))?.state
  if (state !== 'running') throw refuse(`${move.run} is ${state ?? 'gone'}, and nothing is sent for it: plan anew, or assign it by hand`)
  const migration = (await listMigrations(db, move.run, move.customer)).find(({ decision }) => decision === move.decision)
  if (migration?.state === 'superseded') throw refuse(`a later run has taken over what ${move.run} did`)
  return move
}
