import type { CheckGroup, CheckResult } from '../domain/check.ts'
import type { CustomerId, PlanId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import { toInstant } from './row.ts'

/** Postgres takes 65,535 parameters in one statement, and a row has fourteen; a check may have a row for each of a thousand users. */
const ROWS_PER_INSERT = 1000

/** Keeps what was found of one customer in place of what was there: of the checks named, or of all where none is. */
export async function recordChecks(
  trx: Trx,
  plan: PlanId,
  customer: CustomerId,
  onlyCheck: string | null,
  results: readonly CheckResult[],
): Promise<void> {
  let old = trx.deleteFrom('checks').where('plan_id', '=', plan).where('customer_id', '=', customer)
  if (onlyCheck !== null) old = old.where('check', '=', onlyCheck)
  await old.execute()
  for (let from = 0; from < results.length; from += ROWS_PER_INSERT) {
    const rows = results.slice(from, from + ROWS_PER_INSERT).map((result) => toRow(plan, result))
    await trx.insertInto('checks').values(rows).execute()
  }
}

/** By customer id, in the order in which they were looked at. No customers: all. */
export async function listChecks(db: Db | Trx, plan: PlanId, customers?: readonly CustomerId[]): Promise<readonly CheckResult[]> {
  if (customers?.length === 0) return []
  let query = db.selectFrom('checks').selectAll().where('plan_id', '=', plan).orderBy('customer_id').orderBy('id')
  if (customers) query = query.where('customer_id', 'in', customers)
  return (await query.execute()).map((row) => ({
    customer: row.customer_id as CustomerId,
    check: row.check,
    group: row.group as CheckGroup,
    subject: row.subject,
    result: row.result as CheckResult['result'],
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

/** Of a plan's customers: how many were looked at, and of how many a check failed and still counts. */
export async function countChecked(
  db: Db | Trx,
  plan: PlanId,
  now: Instant,
): Promise<{ readonly lookedAt: number; readonly withFailures: number }> {
  const row = await db
    .selectFrom('checks')
    .select((eb) => [
      eb.fn.count<string>('customer_id').distinct().as('looked_at'),
      eb.fn
        .count<string>('customer_id')
        .distinct()
        .filterWhere('result', '=', 'failed')
        .filterWhere('valid_until', '>', new Date(now))
        .as('with_failures'),
    ])
    .where('plan_id', '=', plan)
    .executeTakeFirstOrThrow()
  return { lookedAt: Number(row.looked_at), withFailures: Number(row.with_failures) }
}

function toRow(plan: PlanId, result: CheckResult) {
  const { customer, check, group, subject, what, facts, fix, whoFixes, message, code, checkedAt, validUntil } = result
  return {
    ...{ plan_id: plan, customer_id: customer, check, group, subject, result: result.result },
    ...{ what, facts: JSON.stringify(facts), fix, who_fixes: whoFixes, message, code, checked_at: checkedAt, valid_until: validUntil },
  }
}
