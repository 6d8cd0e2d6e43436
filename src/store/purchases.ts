import type { Selectable } from 'kysely'
import type { CustomerId, RunId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Purchase } from '../domain/run.ts'
import type { Database, Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { toInstantOrNull } from './row.ts'

/** Keeps where a purchase stands; the line names it. */
export async function recordPurchase(trx: Trx, key: MigrationKey, purchase: Purchase, at: Instant): Promise<void> {
  const values = {
    marker: purchase.marker,
    state: purchase.state,
    cart_id: purchase.cartId,
    catalog_item_id: purchase.catalogItemId,
    checkout_sent_at: purchase.checkoutSentAt,
    order_id: purchase.orderId,
    subscription_id: purchase.subscription,
    unit_price: purchase.unitPrice,
    currency: purchase.currency,
    changed_at: at,
  }
  await trx
    .insertInto('purchases')
    .values({ run_id: key.run, customer_id: key.customer, decision: key.decision, line: purchase.line, ...values })
    .onConflict((conflict) => conflict.columns(['run_id', 'customer_id', 'decision', 'line']).doUpdateSet(values))
    .execute()
}

export async function findPurchase(db: Db | Trx, key: MigrationKey, line: string): Promise<Purchase | undefined> {
  return (await listPurchases(db, key)).find((purchase) => purchase.line === line)
}

export async function listPurchases(db: Db | Trx, key: MigrationKey): Promise<readonly Purchase[]> {
  const rows = await db
    .selectFrom('purchases')
    .selectAll()
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .orderBy('line')
    .execute()
  return rows.map(toPurchase)
}

/** Of all migrations of a run, or of one customer's. */
export async function listPurchasesOfRun(
  db: Db,
  run: RunId,
  customer: CustomerId | undefined,
): Promise<readonly (Purchase & Pick<MigrationKey, 'customer' | 'decision'>)[]> {
  let query = db.selectFrom('purchases').selectAll().where('run_id', '=', run)
  if (customer !== undefined) query = query.where('customer_id', '=', customer)
  const rows = await query.orderBy('line').execute()
  return rows.map((row) => ({ ...toPurchase(row), customer: row.customer_id as CustomerId, decision: row.decision }))
}

function toPurchase(row: Selectable<Database['purchases']>): Purchase {
  return {
    line: row.line,
    marker: row.marker,
    cartId: row.cart_id,
    catalogItemId: row.catalog_item_id,
    state: row.state as Purchase['state'],
    checkoutSentAt: toInstantOrNull(row.checkout_sent_at),
    orderId: row.order_id,
    subscription: row.subscription_id as SubscriptionId | null,
    unitPrice: row.unit_price,
    currency: row.currency,
  }
}

/** Whether anything was bought for a migration, or may have been. */
export async function hasSpent(db: Db | Trx, key: MigrationKey): Promise<boolean> {
  return (await listPurchases(db, key)).some(
    ({ state, checkoutSentAt }) => checkoutSentAt !== null || (state !== 'planned' && state !== 'cart-stored'),
  )
}
