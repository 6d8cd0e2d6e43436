import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Run } from '../domain/run.ts'
import { listBought, purchaseFreeUntil } from '../planning/undo/end-new.ts'
import { obstacleToWhole, planUndo, WAY_BACK_ITSELF } from '../planning/undo/plan-undo.ts'
import { listMigrations, type StoredMigration } from '../store/migrations.ts'
import { countRunMoves } from '../store/user-moves.ts'
import type { Undoable, WayBack } from './contract/undo.ts'
import type { ApiDeps } from './deps.ts'
import { findWholeUndo } from './find-undo.ts'
import { readDone, readOutlines } from './read-done.ts'
import { findReplacement } from './tables/find-replacement.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/** What of a run can be taken back, and until when; the earliest last day first, what cannot be taken back last. */
export async function listUndoable(run: Run, deps: Deps): Promise<Undoable[]> {
  const counts = await countRunMoves(deps.db, run.id)
  const all: Undoable[] = []
  for (const migration of await listMigrations(deps.db, run.id)) {
    const users = counts.get(`${migration.customer}|${migration.decision}`)
    all.push(await describe(migration, (users?.moved ?? 0) + (users?.verified ?? 0), deps))
  }
  const rank = ({ because, lastSafeUndo, lastFreeDay }: Undoable): string =>
    because === null ? `0 ${[lastSafeUndo, lastFreeDay].flatMap((at) => at ?? []).toSorted()[0] ?? '9'}` : '1'
  return all.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.customer.name.localeCompare(b.customer.name))
}

async function describe(migration: StoredMigration, users: number, { db, clock }: Deps): Promise<Undoable> {
  const { customer: id, customerName: name, customerDomain: domain, decision, state, step } = migration
  const own = { customer: { id, name, domain }, decision, state, step, users }
  const replacement = await findReplacement(migration, db)
  if (!replacement) return { ...own, old: decision, lastSafeUndo: null, lastFreeDay: null, because: GONE }
  const done = await readOutlines(migration, replacement, db)
  const now = clock.now()
  const by = await findWholeUndo(migration, db)
  const because = by === undefined ? obstacleToWhole(done) : takenBack(by)
  const free = listBought(done).flatMap(({ line, purchase }) =>
    line.product.family === 'legacy' ? [] : (purchaseFreeUntil(purchase) ?? []),
  )
  return {
    ...own,
    old: replacement.from.subscriptions[0]?.offerName ?? decision,
    lastSafeUndo: first([...done.deletedFrom.values()]),
    lastFreeDay: first(free.filter((at) => at > now)),
    because: because ?? (users === 0 && listBought(done).length === 0 && done.deletedFrom.size === 0 ? NOTHING : null),
  }
}

const GONE = 'what was approved is not stored any more'
const NOTHING = 'nothing has been done yet that could be taken back'

function takenBack(run: string): string {
  return `${run} takes it back already, or has`
}

function first(moments: readonly Instant[]): Instant | null {
  return moments.toSorted()[0] ?? null
}

/** One customer's way back, step by step, as it would be planned now; nothing is planned. */
export async function describeWaysBack(run: Run, customer: CustomerId, { db, clock }: Deps): Promise<WayBack[]> {
  const migrations = await listMigrations(db, run.id, customer)
  return Promise.all(migrations.map((migration) => wayBackOf(migration, { db, clock })))
}

async function wayBackOf(migration: StoredMigration, { db, clock }: Deps): Promise<WayBack> {
  const { decision } = migration
  const none = (because: string): WayBack => ({ decision, because, steps: [] })
  const replacement = await findReplacement(migration, db)
  if (!replacement) return none(GONE)
  if (replacement.undoes) return none(WAY_BACK_ITSELF)
  const by = await findWholeUndo(migration, db)
  if (by !== undefined) return none(takenBack(by))
  const back = planUndo(await readDone(migration, replacement, db), undefined, clock.now())
  if (!back) return none(NOTHING)
  if ('because' in back) return none(back.because)
  return { decision, because: null, steps: (back.undoes?.steps ?? []).map((each) => ({ ...each })) }
}
