import type { CustomerId, PlanId, RunId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { PLAN_FORMAT, type CustomerPlan, type PlanHeader, type Replacement } from '../domain/plan.ts'
import type { Run, UserMoveRecord } from '../domain/run.ts'
import type { Done } from '../planning/undo/done.ts'
import { obstacleToUser, planUndo } from '../planning/undo/plan-undo.ts'
import { hashPlan } from '../planning/hash-plan.ts'
import type { Db } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { listMigrations, type StoredMigration } from '../store/migrations.ts'
import { findCustomerPlan, findPlan, nextPlanId, recordParts, recordPlan, type PlanPart } from '../store/plans.ts'
import { findCustomerOfRun } from '../store/runs.ts'
import { toPart } from './create-plan.ts'
import type { ApiDeps } from './deps.ts'
import { findUndoOf, findWholeUndo } from './find-undo.ts'
import { invalid } from './problems.ts'
import { readDone } from './read-done.ts'
import { findReplacement } from './tables/find-replacement.ts'

type UndoDeps = Pick<ApiDeps, 'db' | 'clock'>

export interface UndoRequest {
  readonly customers?: readonly string[] | undefined
  readonly users?: readonly string[] | undefined
}

export interface NotUndone {
  readonly customer: CustomerId
  readonly name: string
  readonly decision: string
  readonly because: string
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
  const migrations = await chosenMigrations(run.id, request.customers, deps)
  const notUndone: NotUndone[] = []
  const parts: PlanPart[] = []
  const named = new Set<string>()
  for (const [, of] of Map.groupBy(migrations, ({ customer }) => customer)) {
    const decisions: Replacement[] = []
    for (const migration of of) {
      const { back, because } = await undoOf(migration, request.users, named, now, deps)
      const { customer, customerName: name, decision } = migration
      notUndone.push(...because.map((each) => ({ customer, name, decision, because: each })))
      if (back) decisions.push(back)
    }
    const part = decisions.length > 0 && (await partOf(of, decisions, deps.db))
    if (part) parts.push(toPart(part))
  }
  refuseUnknown(request.users, named, run.id)
  return { plan: parts.length === 0 ? null : await store(run, parts, by, now, deps), notUndone }
}

async function chosenMigrations(
  run: RunId,
  customers: readonly string[] | undefined,
  { db }: UndoDeps,
): Promise<readonly StoredMigration[]> {
  const all = await listMigrations(db, run)
  if (!customers) return all
  const found = await Promise.all(customers.map(async (ref) => [ref, await findCustomerOfRun(db, run, ref)] as const))
  const unknown = found.flatMap(([ref, customer]) =>
    customer === undefined ? [{ path: `customers: ${ref}`, message: `${run} has no customer of this id or domain` }] : [],
  )
  if (unknown.length > 0) throw invalid(`Somebody is named whom ${run} does not have.`, unknown)
  const wanted = new Set(found.map(([, customer]) => customer))
  return all.filter(({ customer }) => wanted.has(customer))
}

function refuseUnknown(users: readonly string[] | undefined, named: ReadonlySet<string>, run: RunId): void {
  const unknown = (users ?? []).filter((upn) => !named.has(upn.toLowerCase()))
  const errors = unknown.map((upn) => ({ path: `users: ${upn}`, message: `${run} has moved no user of this name` }))
  if (errors.length > 0) throw invalid(`Somebody is named whom ${run} does not have.`, errors)
}

interface Undone {
  readonly back?: Replacement
  /** Of all of it, or of each user who is left out. */
  readonly because: readonly string[]
}

/** `named` collects whom of the users this migration has. */
async function undoOf(
  migration: StoredMigration,
  users: readonly string[] | undefined,
  named: Set<string>,
  now: Instant,
  { db }: UndoDeps,
): Promise<Undone> {
  const replacement = await findReplacement(migration, db)
  if (!replacement) return { because: ['what was approved is not stored any more'] }
  const done = await readDone(migration, replacement, db)
  const chosen = users && chosenOf(users, done, named)
  if (chosen?.length === 0) return { because: [] }
  const by = await findWholeUndo(migration, db)
  if (by !== undefined) return { because: [`${by} takes it back already, or has`] }
  if (migration.method === 'undo') return { because: ['it is a way back itself: plan the way forth anew'] }
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

function chosenOf(users: readonly string[], { moves }: Done, named: Set<string>): readonly UserMoveRecord[] {
  const wanted = new Set(users.map((upn) => upn.toLowerCase()))
  const found = moves.filter(({ userPrincipalName }) => wanted.has(userPrincipalName.toLowerCase()))
  for (const { userPrincipalName } of found) named.add(userPrincipalName.toLowerCase())
  return found
}

/** Each by themselves: one who cannot go back keeps nobody else from it. */
async function sortOut(chosen: readonly UserMoveRecord[], done: Done, migration: StoredMigration, db: Db) {
  const scope = new Set<UserId>()
  const because: string[] = []
  for (const move of chosen) {
    const by = await findUndoOf(move, migration, db)
    const why = by === undefined ? obstacleToUser(done, move) : `${by} takes ${move.userPrincipalName} back already, or has`
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

async function store(run: Run, parts: readonly PlanPart[], by: string, now: Instant, { db }: UndoDeps): Promise<PlanId> {
  const original = await findPlan(db, run.plan)
  if (!original) throw new Error(`the plan ${run.plan} of ${run.id} is gone`)
  const header: PlanHeader = { ...original.header, asOf: now, undoes: run.id }
  const id = await nextPlanId(db)
  await db.transaction().execute(async (trx) => {
    await recordParts(trx, id, parts)
    const { header: text, hash } = hashPlan(header, parts)
    await recordPlan(trx, { id, hash, header: text, snapshot: header.snapshot.id, at: now, by })
    await recordEvent(trx, { at: now, kind: 'plan:created', actor: by, data: { plan: id, hash, customers: parts.length, undoes: run.id } })
  })
  return id
}
