import { sql } from 'kysely'
import type { Access, AccessRight } from '../domain/access.ts'
import type { AccessLevel, CheckResult } from '../domain/check.ts'
import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import { toInstant } from './row.ts'

/** Keeps what was found of each right in place of what was known of it. */
export async function recordAccess(trx: Trx, found: readonly Access[]): Promise<void> {
  for (const { customer, right, level, what, facts, fix, whoFixes, message, code, checkedAt, validUntil } of found) {
    const values = {
      level,
      what,
      facts: JSON.stringify(facts),
      fix,
      who_fixes: whoFixes,
      message,
      code,
      checked_at: checkedAt,
      valid_until: validUntil,
    }
    await trx
      .insertInto('access')
      .values({ customer_id: customer, right, ...values })
      .onConflict((conflict) => conflict.columns(['customer_id', 'right']).doUpdateSet(values))
      .execute()
  }
}

/** By customer id. No customers: of everybody who was looked at. */
export async function listAccess(db: Db, customers?: readonly CustomerId[]): Promise<readonly Access[]> {
  if (customers?.length === 0) return []
  let query = db.selectFrom('access').selectAll().orderBy('customer_id').orderBy('right')
  if (customers) query = query.where('customer_id', 'in', customers)
  return (await query.execute()).map((row) => ({
    customer: row.customer_id as CustomerId,
    right: row.right as AccessRight,
    level: row.level as AccessLevel,
    what: row.what,
    facts: row.facts,
    fix: row.fix,
    whoFixes: row.who_fixes as CheckResult['whoFixes'],
    message: row.message,
    code: row.code,
    checkedAt: toInstant(row.checked_at),
    validUntil: toInstant(row.valid_until),
  }))
}

/** When this installation last assigned a license in the customer's directory; undefined: never. */
export async function findLastAssignment(db: Db | Trx, customer: CustomerId): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('attempts')
    .select('sent_at')
    .where('customer_id', '=', customer)
    .where('what', '=', 'assignLicense')
    .where('outcome', '=', 'answered')
    // Of one that was sent alone, the answer may have been a refusal.
    .where(sql<boolean>`answer ->> 'state' is distinct from 'refused'`)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toInstant(row.sent_at)
}

/** When this installation last bought for the customer; undefined: never. */
export async function findLastPurchase(db: Db | Trx, customer: CustomerId): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('purchases')
    .select('changed_at')
    .where('customer_id', '=', customer)
    .where('order_id', 'is not', null)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toInstant(row.changed_at)
}
