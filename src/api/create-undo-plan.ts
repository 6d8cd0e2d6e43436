import type { CustomerId, PlanId, RunId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { PLAN_FORMAT, type CustomerPlan, type MigrationPlan, type PlanHeader, type Replacement } from '../domain/plan.ts'
import type { Run, UserMoveRecord } from '../domain/run.ts'
import type { Done } from '../planning/undo/done.ts'
import { obstacle, type Obstacle } from '../planning/undo/obstacles.ts'
import { obstacleToUser, planUndo } from '../planning/undo/plan-undo.ts'
import { hashPlan } from '../planning/hash-plan.ts'
import type { Db, Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { listMigrations, type StoredMigration } from '../store/migrations.ts'
import { findCustomerPlan, findPlan, nextPlanId, recordParts, recordPlan } from '../store/plans.ts'
import { findCustomerOfRun } from '../store/runs.ts'
import { listMovesOfPerson } from '../store/stored-user-moves.ts'
import { toPart } from './create-plan.ts'
import type { ApiDeps } from './deps.ts'
import { findUndoOf, findWholeUndo } from './find-undo.ts'
import { wrongField, type FieldError } from './problems/fields.ts'
import { problem } from './problems/problem.ts'
import { readDone } from './read-done.ts'
import { findReplacement } from './tables/find-replacement.ts'

type UndoDeps = Pick<ApiDeps, 'db' | 'clock'>

export interface UndoRequest {
  readonly customers?: readonly string[] | undefined
  readonly users?: readonly string[] | undefined
  /** Of those customers only these decisions. */
  readonly decisions?: readonly string[] | undefined
}

export interface NotUndone {
  readonly customer: CustomerId
  readonly name: string
  readonly decision: string
  /** In words, and what they are made of. */
  readonly because: string
  readonly why: Obstacle
}

/**
 * Plans the way back of a run, whole or of some customers or users, from what was stored before each write, and keeps it as a plan
 * like any other. No plan where there is nothing that can be taken back.
 * @throws ProblemError where a customer or a user is named whom the run does not have
 */
export async function createUndoPlan(
  run: Run,
  request: UndoRequest,
  by: string,
  deps: UndoDeps,
): Promise<{ readonly plan: PlanId | null; readonly notUndone: readonly NotUndone[] }> {
  const now = deps.clock.now()
  const migrations = await chosenMigrations(run, request, deps)
  const original = await findPlan(deps.db, run.plan)
  if (!original) throw new Error(`the plan ${run.plan} of ${run.id} is gone`)
  const notUndone: NotUndone[] = []
  const plan = await deps.db.transaction().execute(async (trx) => {
    const id = await nextPlanId(trx)
    const hashes: MigrationPlan['parts'][number][] = []
    // Customer by customer, so that a large run is never in memory as a whole.
    for (const [, of] of Map.groupBy(migrations, ({ customer }) => customer)) {
      const decisions = await decisionsBack(of, request.users, notUndone, now, trx)
      const part = decisions.length > 0 && (await partOf(of, decisions, trx))
      if (!part) continue
      const stored = toPart(part)
      await recordParts(trx, id, [stored])
      hashes.push({ customer: stored.customer, hash: stored.hash })
    }
    if (hashes.length > 0) await keep(trx, { id, run: run.id, header: { ...original.header, asOf: now, undoes: run.id }, hashes, by })
    return hashes.length > 0 ? id : null
  })
  return { plan, notUndone }
}

/** The ways back of a customer's migrations; what stays as it is goes to `notUndone`, with the reason. */
async function decisionsBack(
  migrations: readonly StoredMigration[],
  users: readonly string[] | undefined,
  notUndone: NotUndone[],
  now: Instant,
  db: Db,
): Promise<readonly Replacement[]> {
  const decisions: Replacement[] = []
  for (const migration of migrations) {
    const { back, because } = await undoOf(migration, users, now, db)
    const { customer, customerName: name, decision } = migration
    notUndone.push(...because.map((why) => ({ customer, name, decision, because: why.text, why })))
    if (back) decisions.push(back)
  }
  return decisions
}

/** @throws ProblemError where a customer or a user is named whom the run does not have */
async function chosenMigrations(
  { id: run }: Run,
  { customers, users, decisions }: UndoRequest,
  { db }: UndoDeps,
): Promise<readonly StoredMigration[]> {
  const unknown: FieldError[] = []
  const named = customers && new Set<CustomerId>()
  for (const ref of customers ?? []) {
    const customer = await findCustomerOfRun(db, run, ref)
    if (customer === undefined) unknown.push(wrongField(`customers: ${ref}`, 'run-without-customer', { run }))
    else named?.add(customer)
  }
  const moved = users && new Set<string>()
  for (const upn of users ?? []) {
    const moves = (await listMovesOfPerson(db, upn)).filter((move) => move.run === run && (named?.has(move.customer) ?? true))
    if (moves.length === 0) unknown.push(wrongField(`users: ${upn}`, 'run-without-user', { run }))
    for (const move of moves) moved?.add(nameOf(move))
  }
  if (unknown.length > 0) throw problem('undo-of-others', { run }, unknown)
  const all = await listMigrations(db, run)
  return all.filter(
    (each) => (named?.has(each.customer) ?? true) && (moved?.has(nameOf(each)) ?? true) && (decisions?.includes(each.decision) ?? true),
  )
}

function nameOf({ customer, decision }: Pick<StoredMigration, 'customer' | 'decision'>): string {
  return `${customer} ${decision}`
}

interface Undone {
  readonly back?: Replacement
  /** Of all of it, or of each user who is left out. */
  readonly because: readonly Obstacle[]
}

async function undoOf(migration: StoredMigration, users: readonly string[] | undefined, now: Instant, db: Db): Promise<Undone> {
  const replacement = await findReplacement(migration, db)
  if (!replacement) return { because: [obstacle('part-not-stored')] }
  const done = await readDone(migration, replacement, db)
  const chosen = users && chosenOf(users, done)
  const by = await findWholeUndo(migration, db)
  if (by !== undefined) return { because: [obstacle('goes-back-already', { run: by })] }
  if (replacement.undoes) return { because: [obstacle('is-a-way-back')] }
  if (!chosen) return outcomeOf(planUndo(done, undefined, now))
  const { scope, because } = await sortOut(chosen, done, migration, db)
  if (scope.size === 0) return { because }
  const { back, because: more } = outcomeOf(planUndo(done, scope, now))
  return { ...(back ? { back } : {}), because: [...because, ...more] }
}

function outcomeOf(planned: ReturnType<typeof planUndo>): Undone {
  if (!planned) return { because: [] }
  return 'because' in planned ? { because: [planned.because] } : { back: planned, because: [] }
}

function chosenOf(users: readonly string[], { moves }: Done): readonly UserMoveRecord[] {
  const wanted = new Set(users.map((upn) => upn.toLowerCase()))
  return moves.filter(({ userPrincipalName }) => wanted.has(userPrincipalName.toLowerCase()))
}

/** Each by themselves: one who cannot go back keeps nobody else from it. */
async function sortOut(chosen: readonly UserMoveRecord[], done: Done, migration: StoredMigration, db: Db) {
  const scope = new Set<UserId>()
  const because: Obstacle[] = []
  for (const move of chosen) {
    const by = await findUndoOf(move, migration, db)
    const why =
      by === undefined ? obstacleToUser(done, move) : obstacle('user-goes-back-already', { run: by, user: move.userPrincipalName })
    if (why === undefined) scope.add(move.user)
    else because.push(why)
  }
  return { scope, because }
}

async function partOf([first]: readonly StoredMigration[], decisions: readonly Replacement[], db: Db): Promise<CustomerPlan | undefined> {
  const original = first && (await findCustomerPlan(db, first.plan, first.customer))
  if (!original) return undefined
  const { customer, market, segment } = original.plan
  return { format: PLAN_FORMAT, customer, market, segment, decisions }
}

interface UndoPlan {
  readonly id: PlanId
  readonly run: RunId
  readonly header: PlanHeader
  readonly hashes: MigrationPlan['parts']
  readonly by: string
}

async function keep(trx: Trx, { id, run, header, hashes, by }: UndoPlan): Promise<void> {
  const { header: text, hash } = hashPlan(header, hashes)
  const at = header.asOf
  await recordPlan(trx, { id, hash, header: text, snapshot: header.snapshot.id, at, by })
  await recordEvent(trx, { at, kind: 'plan:created', actor: by, data: { plan: id, hash, customers: hashes.length, undoes: run } })
}
