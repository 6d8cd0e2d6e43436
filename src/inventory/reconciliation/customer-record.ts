import type { CustomerId, SkuId, SubscriptionId } from '../../domain/id.ts'
import type { PurchaseLine, Replacement } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import type { Db } from '../../store/database.ts'
import { findLastReading, type LastReading } from '../../store/last-reading.ts'
import { listMigrationsOf, type StoredMigration } from '../../store/migrations.ts'
import { listPurchases } from '../../store/purchases.ts'
import { findPartAgain } from '../../store/recent-parts.ts'
import { countMovesBySku, type SkuMoves } from '../../store/sku-moves.ts'
import { listDoneSteps } from '../../store/steps.ts'
import type { LineRecord, MoveCounts, SkuBefore, SkuRecord } from './facts.ts'

/** What our own database says of one customer: every migration that is or was carried out, and the last snapshot. */
export interface CustomerRecord {
  readonly migrations: readonly MigrationRecord[]
  readonly before: LastReading | undefined
}

interface MigrationRecord {
  readonly migration: StoredMigration
  readonly replacement: Replacement
  readonly purchases: readonly Purchase[]
  readonly moves: readonly SkuMoves[]
  readonly hasMoved: boolean
  readonly hasEnded: boolean
}

/** To be read before the figures: what is done meanwhile is then still counted as to be done. */
export async function readRecord(customer: CustomerId, db: Db): Promise<CustomerRecord> {
  const migrations = await Promise.all((await listMigrationsOf(db, customer)).map((each) => readMigration(each, db)))
  return { migrations: migrations.flat(), before: await findLastReading(db, customer) }
}

async function readMigration(migration: StoredMigration, db: Db): Promise<readonly MigrationRecord[]> {
  const part = await findPartAgain(db, migration.plan, migration.customer)
  const replacement = part?.plan.decisions.find((each): each is Replacement => each.kind === 'replace' && each.id === migration.decision)
  if (!replacement) return []
  const done = new Set((await listDoneSteps(db, migration)).map(({ step }) => step))
  return [
    {
      migration,
      replacement,
      purchases: await listPurchases(db, migration),
      moves: await countMovesBySku(db, migration),
      hasMoved: done.has('move-licenses'),
      hasEnded: done.has('switch-off'),
    },
  ]
}

/** The directory SKU of every subscription that a plan, a purchase or the last snapshot names. */
export function knownSkus({ migrations, before }: CustomerRecord): ReadonlyMap<SubscriptionId, SkuId> {
  return new Map<SubscriptionId, SkuId>([
    ...(before?.directory ?? []).map((row) => [row.commerceSubscriptionId, row.skuId] as const),
    ...migrations.flatMap(({ replacement, purchases }) => [
      ...replacement.from.subscriptions.map(({ id }) => [id, replacement.from.skuId] as const),
      ...replacement.from.subscriptions.flatMap(({ addOns }) => addOns.map(({ id, skuId }) => [id, skuId] as const)),
      ...replacement.lines.flatMap((line) => bought(line, purchases)),
    ]),
  ])
}

function bought({ id, product }: PurchaseLine, purchases: readonly Purchase[]): readonly (readonly [SubscriptionId, SkuId])[] {
  const subscription = purchases.find(({ line }) => line === id)?.subscription
  return subscription ? [[subscription, product.provisions]] : []
}

/** SKUs that were ordered, though neither side may show them yet. */
export function boughtSkus({ migrations }: CustomerRecord): readonly SkuId[] {
  return migrations.flatMap(({ replacement, purchases }) =>
    replacement.lines
      .filter(({ id }) => purchases.some(({ line, checkoutSentAt }) => line === id && checkoutSentAt !== null))
      .map(({ product }) => product.provisions),
  )
}

/** What the record says of one SKU. */
export function skuRecord(
  sku: SkuId,
  { migrations, before }: CustomerRecord,
  own: { readonly writtenLately: number; readonly leftSince: number | null },
): SkuRecord {
  return {
    lines: migrations.flatMap((each) => linesOf(sku, each)),
    adding: sum(migrations.map((each) => adding(sku, each))),
    movedAway: migrations.reduce((users, each) => users + movedAway(sku, each), 0),
    writtenLately: own.writtenLately,
    replaced: migrations.flatMap(({ migration, replacement, hasEnded }) =>
      replacement.from.subscriptions.flatMap(({ id, addOns }) =>
        [id, ...addOns.map((addOn) => addOn.id)].map((subscription) => ({ run: migration.run, subscription, isEnded: hasEnded })),
      ),
    ),
    before: before ? beforeOf(before, own.leftSince) : null,
  }
}

function linesOf(sku: SkuId, { migration, replacement, purchases }: MigrationRecord): readonly LineRecord[] {
  return replacement.lines
    .filter(({ product }) => product.provisions === sku)
    .map(({ id, quantity }) => {
      const purchase = purchases.find(({ line }) => line === id)
      return {
        run: migration.run,
        line: id,
        quantity,
        users: usersSeated(sku, replacement),
        state: purchase?.state ?? 'planned',
        checkoutSentAt: purchase?.checkoutSentAt ?? null,
        orderId: purchase?.orderId ?? null,
        subscription: purchase?.subscription ?? null,
      }
    })
}

/** Users who are given the SKU; where seats are swapped and licenses stay, everybody who has it. */
function usersSeated(sku: SkuId, replacement: Replacement): number {
  const given = usersGiven(sku, replacement)
  return sku === replacement.from.skuId ? Math.max(given, replacement.expects.holders) : given
}

function usersGiven(sku: SkuId, { users }: Replacement): number {
  return users.filter(({ add }) => add.some(({ skuId }) => skuId === sku)).length
}

/** Before the step that moves users has begun, none of them has a row yet. */
function adding(sku: SkuId, { replacement, moves, hasMoved }: MigrationRecord): MoveCounts {
  const own = moves.filter((each) => each.direction === 'add' && each.sku === sku)
  const counts = own.reduce((all, { state, users }) => ({ ...all, [state]: all[state] + users }), NOBODY)
  return moves.length === 0 && !hasMoved ? { ...counts, pending: usersGiven(sku, replacement) } : counts
}

const NOBODY: MoveCounts = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }

function movedAway(sku: SkuId, { moves }: MigrationRecord): number {
  return moves
    .filter(({ direction, sku: each, state }) => direction === 'remove' && each === sku && (state === 'moved' || state === 'verified'))
    .reduce((all, { users }) => all + users, 0)
}

function sum(all: readonly MoveCounts[]): MoveCounts {
  return all.reduce(
    (total, each) => ({
      pending: total.pending + each.pending,
      sent: total.sent + each.sent,
      moved: total.moved + each.moved,
      verified: total.verified + each.verified,
      refused: total.refused + each.refused,
      'left-alone': total['left-alone'] + each['left-alone'],
      undone: total.undone + each.undone,
    }),
    NOBODY,
  )
}

function beforeOf({ takenAt, subscriptions }: LastReading, leftSince: number | null): SkuBefore {
  const live = subscriptions.filter(({ status }) => status !== 'deleted')
  return { takenAt, quantities: Object.fromEntries(live.map(({ id, quantity }) => [id, quantity])), leftSince }
}
