import { deletionDates } from '../domain/deletion-dates.ts'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Run } from '../domain/run.ts'
import { listBought, purchaseFreeUntil } from '../planning/undo/end-new.ts'
import { obstacle, type Obstacle } from '../planning/undo/obstacles.ts'
import { obstacleToWhole, planUndo } from '../planning/undo/plan-undo.ts'
import { factsOfStep } from '../planning/undo/step-words.ts'
import { readMigrationsInOutline, type MigrationInOutline } from '../store/migrations-in-outline.ts'
import { listMigrations, type MigrationKey, type StoredMigration } from '../store/migrations.ts'
import { listWholeUndos } from '../store/whole-undos.ts'
import type { Undoable, UndoableList, UndoableQuery, WayBack } from './contract/undo.ts'
import type { ApiDeps } from './deps.ts'
import { findWholeUndo } from './find-undo.ts'
import { readDone } from './read-done.ts'
import { findReplacement } from './tables/find-replacement.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/**
 * What of a run can be taken back, and until when; the earliest last day first, what cannot be taken back last. All of it is judged for
 * the totals and the order, from what is read of the run at once; `find` and the slice say what of it is answered.
 */
export async function listUndoable(run: Run, { find = '', offset, limit }: UndoableQuery, deps: Deps): Promise<UndoableList> {
  const all = inOrder(await readUndoable(run, deps))
  const words = find.trim().toLowerCase()
  const found = words === '' ? all : all.filter(({ customer: { name, domain } }) => `${name} ${domain}`.toLowerCase().includes(words))
  const items = found.slice(offset, limit === undefined ? undefined : offset + limit)
  return { totals: sumUp(all), total: found.length, items }
}

async function readUndoable(run: Run, { db, clock }: Deps): Promise<readonly Undoable[]> {
  const now = clock.now()
  const undos = new Map((await listWholeUndos(db, run.id)).map((each) => [nameOf(each), each.run]))
  const all: Undoable[] = []
  for await (const migration of readMigrationsInOutline(db, run.id)) all.push(describe(migration, undos.get(nameOf(migration)), now))
  return all
}

function nameOf({ customer, decision }: Pick<MigrationKey, 'customer' | 'decision'>): string {
  return `${customer}|${decision}`
}

/** `localeCompare` makes its collator anew for each pair. */
const COLLATOR = new Intl.Collator()

function inOrder(all: readonly Undoable[]): readonly Undoable[] {
  const rank = ({ because, lastSafeUndo, lastFreeDay }: Undoable): string =>
    because === null ? `0 ${[lastSafeUndo, lastFreeDay].flatMap((at) => at ?? []).toSorted()[0] ?? '9'}` : '1'
  const ranked = all.map((each) => ({ each, rank: rank(each) }))
  const byRank = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return ranked
    .sort((a, b) => byRank(a.rank, b.rank) || COLLATOR.compare(a.each.customer.name, b.each.customer.name) || byDecision(a.each, b.each))
    .map(({ each }) => each)
}

/** Pages of one list have one order. */
function byDecision(a: Undoable, b: Undoable): number {
  const [left, right] = [`${a.customer.id} ${a.decision}`, `${b.customer.id} ${b.decision}`]
  return left < right ? -1 : left > right ? 1 : 0
}

function sumUp(all: readonly Undoable[]): UndoableList['totals'] {
  const possible = all.filter(({ because }) => because === null)
  return {
    migrations: all.length,
    possible: new Set(possible.map(({ customer }) => customer.id)).size,
    lastSafeUndo: firstOf(possible.flatMap(({ lastSafeUndo }) => lastSafeUndo ?? [])),
    lastFreeDay: firstOf(possible.flatMap(({ lastFreeDay }) => lastFreeDay ?? [])),
  }
}

function describe(migration: MigrationInOutline, by: RunId | undefined, now: Instant): Undoable {
  const { customer: id, customerName: name, customerDomain: domain, decision, state, step, usersMoved: users, replacement } = migration
  const own = { customer: { id, name, domain }, decision, state, step, users }
  if (!replacement) return { ...own, old: decision, lastSafeUndo: null, lastFreeDay: null, ...saying(obstacle('part-not-stored')) }
  const done = { ...migration, replacement, deletedFrom: deletionDates(migration.ended) }
  const inTheWay = by === undefined ? obstacleToWhole(done) : obstacle('goes-back-already', { run: by })
  const bought = listBought(done)
  const free = bought.flatMap(({ line, purchase }) => (line.product.family === 'legacy' ? [] : (purchaseFreeUntil(purchase) ?? [])))
  return {
    ...own,
    old: replacement.from.subscriptions[0]?.offerName ?? decision,
    lastSafeUndo: firstOf([...done.deletedFrom.values()]),
    lastFreeDay: firstOf(free.filter((at) => at > now)),
    ...saying(inTheWay ?? (users === 0 && bought.length === 0 && done.deletedFrom.size === 0 ? obstacle('nothing-done-yet') : undefined)),
  }
}

/** In words, and what they are made of. */
function saying(why: Obstacle | undefined): Pick<Undoable, 'because' | 'why'> {
  return { because: why?.text ?? null, why: why ? { ...why } : null }
}

function firstOf<At extends string>(moments: readonly At[]): At | null {
  return moments.toSorted()[0] ?? null
}

/** One customer's way back, step by step, as it would be planned now; nothing is planned. */
export async function describeWaysBack(run: Run, customer: CustomerId, { db, clock }: Deps): Promise<WayBack[]> {
  const migrations = await listMigrations(db, run.id, customer)
  return Promise.all(migrations.map((migration) => wayBackOf(migration, { db, clock })))
}

async function wayBackOf(migration: StoredMigration, { db, clock }: Deps): Promise<WayBack> {
  const { decision } = migration
  const none = (why: Obstacle): WayBack => ({ decision, ...saying(why), steps: [] })
  const replacement = await findReplacement(migration, db)
  if (!replacement) return none(obstacle('part-not-stored'))
  if (replacement.undoes) return none(obstacle('is-a-way-back'))
  const by = await findWholeUndo(migration, db)
  if (by !== undefined) return none(obstacle('goes-back-already', { run: by }))
  const back = planUndo(await readDone(migration, replacement, db), undefined, clock.now())
  if (!back) return none(obstacle('nothing-done-yet'))
  if ('because' in back) return none(back.because)
  return { decision, ...saying(undefined), steps: (back.undoes?.steps ?? []).map((each) => ({ ...each, facts: factsOfStep(each) })) }
}
