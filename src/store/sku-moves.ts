import { sql } from 'kysely'
import type { CustomerId, SkuId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { UserMoveState } from '../domain/run.ts'
import type { Db } from './database.ts'
import type { MigrationKey } from './migrations.ts'

/** Users of one migration who get, or lose, one SKU, by what became of them. */
export interface SkuMoves {
  readonly direction: 'add' | 'remove'
  readonly sku: SkuId
  readonly state: UserMoveState
  readonly users: number
}

export async function countMovesBySku(db: Db, { run, customer, decision }: MigrationKey): Promise<readonly SkuMoves[]> {
  const { rows } = await sql<SkuMoves>`
    select x.direction, x.sku, m.state, count(*)::int as users
    from user_moves m cross join lateral (
      select 'add' as direction, a ->> 'skuId' as sku from jsonb_array_elements(m.add_licenses) as a
      union all
      select 'remove', r #>> '{}' from jsonb_array_elements(m.remove_skus) as r
    ) as x
    where m.run_id = ${run} and m.customer_id = ${customer} and m.decision = ${decision}
    group by x.direction, x.sku, m.state`.execute(db)
  return rows
}

/** Users of a customer whose licenses we changed since then. */
export async function countWritten(db: Db, customer: CustomerId, since: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct subject)::int as n from attempts
    where customer_id = ${customer} and what = 'assignLicense' and outcome = 'answered' and sent_at >= ${since}`.execute(db)
  return rows[0]?.n ?? 0
}
