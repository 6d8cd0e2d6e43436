import { Kysely, PostgresDialect, type ColumnType, type Generated, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Json } from '../domain/durable.ts'
import type { Right } from '../domain/rights.ts'
import type { BookTables } from './book-tables.ts'
import type { JsonColumn, JsonOrNull, Moment, MomentOrNull } from './column-types.ts'
import { planOnce } from './plan-once.ts'
import type { RunTables } from './run-tables.ts'

interface CheckColumns {
  what: string
  fix: string
  who_fixes: string
  message: string | null
  code: string | null
  facts: JsonColumn<{ readonly [name: string]: Json }>
  checked_at: Moment
  valid_until: Moment
}

export interface Database extends BookTables, RunTables {
  installation: { only_row: boolean; id: string; created_real: Moment }
  connections: {
    id: string
    provider_url: string
    is_emulator: boolean
    trust_level: string
    writes_stopped_at: MomentOrNull
    writes_stopped_by: string | null
    secrets: JsonColumn<Record<string, string>>
  }
  api_tokens: { id: Generated<string>; hash: string; name: string; created_real: Generated<Date>; rights: JsonColumn<Right[]> }
  quotas: {
    key: string
    next_free_ms: number
    blocked_until: MomentOrNull
    blocked_because: string | null
    used: ColumnType<string, number, number>
    limit_units: number | null
    window_ms: number | null
    pace_share: number | null
    recent: Generated<unknown>
  }
  snapshots: {
    id: string
    taken_at: Moment
    completed_at: MomentOrNull
    state: 'taking' | 'complete' | 'failed'
    requested_by: string
    customers_listed: Generated<number>
    error: string | null
    also: JsonOrNull<unknown>
    customer_id: string | null
    seats_in_use: number | null
    customers_read: number | null
    customers_failed: number | null
    subscriptions: number | null
  }
  snapshot_customers: {
    snapshot_id: string
    customer_id: string
    name: string
    domain: string
    state: 'listed' | 'read' | 'failed'
    is_affected: Generated<boolean>
    error: string | null
    body: JsonOrNull<unknown>
    name_key: Generated<string>
    market: string | null
    segment: string | null
    subscriptions: number | null
    retired: number | null
    to_replace: number | null
    retired_seats: number | null
    retired_ends_at: MomentOrNull
  }
  snapshot_holders: {
    snapshot_id: string
    customer_id: string
    user_id: string
    user_principal_name: string
    display_key: Generated<string>
    body: JsonColumn<unknown>
  }
  snapshot_retired: {
    snapshot_id: string
    customer_id: string
    subscription_id: string
    retirement: string
    sku_id: string | null
    status: string
    quantity: number
    in_use: number | null
    term_ends_at: MomentOrNull
    cancellable_until: MomentOrNull
    read_at: Moment
  }
  snapshot_markets: { snapshot_id: string; market: string; items: JsonColumn<unknown> }
  plans: { id: string; hash: string; header: string; snapshot_id: string; created_at: Moment; created_by: string }
  customer_plans: {
    plan_id: string
    customer_id: string
    name: string
    hash: string
    body: string
    to_replace: number
    blocked: number
    skipped: number
    users: number
    outline: JsonOrNull<unknown>
  }
  approvals: {
    id: Generated<string>
    plan_id: string
    customer_id: string
    customer_plan_hash: string
    approved_by: string
    approved_at: Moment
    expires_at: Moment
    attests_partner_on_record: boolean | null
  }
  check_runs: {
    id: string
    kind: 'access' | 'pre-flight'
    plan_id: string | null
    only_check: string | null
    requested_at: Moment
    requested_by: string
    completed_at: MomentOrNull
    error: string | null
  }
  check_run_customers: { check_run_id: string; customer_id: string; state: 'asked' | 'checked' | 'failed'; error: string | null }
  checks: CheckColumns & {
    id: Generated<string>
    plan_id: string
    customer_id: string
    check: string
    group: string
    subject: string | null
    result: string
  }
  access: CheckColumns & { customer_id: string; right: string; level: string }
  reconciliations: {
    id: string
    chosen_by: string
    requested_at: Moment
    requested_by: string
    completed_at: MomentOrNull
    error: string | null
  }
  reconciled_customers: {
    id: Generated<string>
    reconciliation_id: string | null
    run_id: string | null
    decision: string | null
    step: string | null
    customer_id: string
    name: string
    domain: string
    state: 'asked' | 'read' | 'failed'
    error: string | null
    read_at: MomentOrNull
    not_read: JsonColumn<unknown>
  }
  reconciled_skus: { reading_id: string; sku_id: string; severity: number; seats: number; body: JsonColumn<unknown> }
  events: {
    id: Generated<string>
    at: Moment
    recorded_real: Generated<Date>
    kind: string
    actor: string
    run_id: string | null
    customer_id: string | null
    decision: string | null
    data: JsonColumn<unknown>
  }
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>

/** Kysely over a pool that somebody else opened and closes. */
export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: planOnce(pool) }) })
}
