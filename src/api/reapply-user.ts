import { randomUUID } from 'node:crypto'
import { ProviderError } from '../domain/provider-error.ts'
import { recordEvent, findLastEventId } from '../store/events.ts'
import { keyOf, listMigrations } from '../store/migrations.ts'
import { findRun } from '../store/runs.ts'
import { listMovesOfPerson, type StoredUserMove } from '../store/stored-user-moves.ts'
import { laneOf } from '../workflow/advance-customer.ts'
import { GIVEN, lacking, REAPPLY_USER, type ReapplyInput } from '../workflow/reapply-user.ts'
import { sendsNothing } from '../workflow/reapply-outcomes.ts'
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
  if (!newest) throw notFound('user', userPrincipalName, 'Crossgrade has given them nothing that it could give again.')
  const given = moves.filter(({ state }) => GIVEN.has(state))
  const move = (await lackedOf(given, deps)) ?? given[0]
  const refuse = (why: string) => conflict('not-reapplied', 'It cannot be applied again', `${userPrincipalName}: ${why}.`)
  if (!move) throw refuse(WHY[newest.state]?.(newest.run) ?? `${newest.run} is not done with them yet`)
  if (move.through.length > 0) throw refuse('the license comes through a group: look at who is in it')
  const state = (await findRun(db, move.run))?.state
  if (state !== 'running') throw refuse(sendsNothing(move.run, state).text)
  const migration = (await listMigrations(db, move.run, move.customer)).find(({ decision }) => decision === move.decision)
  if (migration?.state === 'superseded') throw refuse(`a later run has taken over what ${move.run} did`)
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

const WHY: { readonly [S in StoredUserMove['state']]?: (run: string) => string } = {
  refused: (run) => `${run} could not move them: crossgrade run retry ${run}`,
  'left-alone': (run) => `${run} left them alone, since somebody else had changed them: plan them anew`,
}
