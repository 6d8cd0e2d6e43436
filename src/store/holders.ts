import { sql } from 'kysely'
import type { CustomerId, SkuId, SnapshotId, UserId } from '../domain/id.ts'
import { INACTIVE_AFTER_DAYS } from '../domain/inactive.ts'
import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { UserMoveState } from '../domain/run.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'
import { containing } from './containing.ts'
import type { Db } from './database.ts'
import { named } from './picked-users.ts'
import { fromJson } from './row.ts'

/** Only these; what is left out does not count. */
export interface HolderFilter {
  /** Part of the user principal name or of the display name. */
  readonly text?: string | undefined
  /** By id or user principal name. */
  readonly users?: readonly string[] | undefined
  readonly sku?: SkuId | undefined
  /** Of the SKU, or of any license: through a group, or given to the user. */
  readonly path?: 'direct' | 'group' | undefined
  /** Disabled, or not signed in for 90 days before this moment. */
  readonly inactiveAt?: Instant | undefined
}

/** Those of one customer who hold a license that the scan looked at, by user principal name, after the given one. */
export async function listHolders(
  db: Db,
  snapshot: SnapshotId,
  customer: CustomerId,
  { text, users, sku, path, inactiveAt }: HolderFilter,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly LicenseHolder[]> {
  const pattern = text === undefined ? undefined : containing(text)
  const ofSku = sku === undefined ? sql`true` : sql`l ->> 'skuId' = ${sku}`
  const conditions = [
    sql`h.snapshot_id = ${snapshot} and h.customer_id = ${customer} and lower(h.user_principal_name) > ${page.after}`,
    ...(pattern === undefined ? [] : [sql`(lower(h.user_principal_name) like ${pattern} or h.display_key like ${pattern})`]),
    ...(users === undefined ? [] : [named(users, { id: sql`h.user_id`, name: sql`h.user_principal_name` })]),
    ...(sku === undefined ? [] : [sql`exists (select from jsonb_array_elements(h.body -> 'licenses') l where ${ofSku})`]),
    ...(path === undefined
      ? []
      : [
          sql`exists (select from jsonb_array_elements(h.body -> 'paths') l
            where ${ofSku} and (l ->> 'group' is null) = ${path === 'direct'})`,
        ]),
    ...(inactiveAt === undefined
      ? []
      : [
          sql`(h.body ->> 'accountEnabled' = 'false' or (h.body ->> 'lastSignInAt')::timestamptz < ${plusMs(inactiveAt, -INACTIVE_AFTER_DAYS * DAY_MS)})`,
        ]),
  ]
  const { rows } = await sql<{ body: unknown }>`
    select h.body from snapshot_holders h where ${sql.join(conditions, sql` and `)}
    order by lower(h.user_principal_name), h.user_id limit ${page.limit}`.execute(db)
  return rows.map(({ body }) => fromJson<LicenseHolder>(body))
}

export async function countHolders(db: Db, snapshot: SnapshotId, customer: CustomerId): Promise<number> {
  const { n } = await db
    .selectFrom('snapshot_holders')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('snapshot_id', '=', snapshot)
    .where('customer_id', '=', customer)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export interface NewestMove {
  readonly user: UserId
  readonly run: string
  readonly state: UserMoveState
}

/** What the newest run did for each of these users; whom none has touched is absent. */
export async function listNewestMoves(db: Db, customer: CustomerId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, NewestMove>> {
  if (users.length === 0) return new Map()
  const { rows } = await sql<NewestMove>`
    select distinct on (u.user_id) u.user_id as user, u.run_id as run, u.state
    from migrations m
    join runs r on r.id = m.run_id
    join user_moves u on u.run_id = m.run_id and u.customer_id = m.customer_id and u.decision = m.decision
      and u.user_id = any(${[...users]}::text[])
    where m.customer_id = ${customer}
    order by u.user_id, r.created_at desc, u.changed_at desc`.execute(db)
  return new Map(rows.map((row) => [row.user, row]))
}
