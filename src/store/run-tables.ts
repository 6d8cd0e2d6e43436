import type { Generated } from 'kysely'
import type { JsonColumn, JsonOrNull, Moment, MomentOrNull } from './column-types.ts'

/** What runs have done, and what they wait for. */
export interface RunTables {
  runs: {
    id: string
    plan_id: string
    state: string
    created_at: Moment
    created_by: string
    finished_at: MomentOrNull
    pause_above: number | null
    pause_reason: JsonOrNull<unknown>
    counted_from: MomentOrNull
  }
  run_customers: {
    run_id: string
    customer_id: string
    name: string
    domain: string
    plan_id: string
    customer_plan_hash: string
    phase: Generated<number>
    attests_partner_on_record: boolean | null
    approval_expires_at: Moment
  }
  migrations: {
    run_id: string
    customer_id: string
    decision: string
    retirement: string
    method: Generated<string>
    state: string
    step: string
    reason: JsonOrNull<unknown>
    due_at: MomentOrNull
    changed_at: Moment
  }
  claimed_subscriptions: { customer_id: string; subscription_id: string; run_id: string; decision: string }
  steps: { run_id: string; customer_id: string; decision: string; step: string; evidence: JsonColumn<unknown>; done_at: Moment }
  attempts: {
    id: Generated<string>
    run_id: string
    customer_id: string
    decision: string
    step: string
    what: string
    subject: string
    before: JsonColumn<unknown>
    request: JsonColumn<unknown>
    request_id: string
    correlation_id: string
    actor: string
    worker: string
    sent_at: Moment
    outcome: string | null
    answer: JsonOrNull<unknown>
    answered_at: MomentOrNull
  }
  purchases: {
    run_id: string
    customer_id: string
    decision: string
    line: string
    marker: string
    state: string
    cart_id: string | null
    catalog_item_id: string | null
    checkout_sent_at: MomentOrNull
    order_id: string | null
    subscription_id: string | null
    unit_price: string | null
    currency: string | null
    changed_at: Moment
  }
  group_moves: {
    run_id: string
    customer_id: string
    decision: string
    group_id: string
    name: string
    position: number
    state: string
    members: number | null
    before: JsonOrNull<unknown>
    sent_at: MomentOrNull
    reprocessed: Generated<number>
    reason: JsonOrNull<unknown>
    changed_at: Moment
  }
  user_moves: {
    run_id: string
    customer_id: string
    decision: string
    user_id: string
    user_principal_name: string
    state: string
    is_latecomer: Generated<boolean>
    through: JsonOrNull<unknown>
    add_licenses: JsonColumn<unknown>
    remove_skus: JsonColumn<unknown>
    before: JsonOrNull<unknown>
    after: JsonOrNull<unknown>
    reason: JsonOrNull<unknown>
    changed_at: Moment
    moved_at: MomentOrNull
    verified_at: MomentOrNull
  }
  passed_gates: {
    run_id: string
    customer_id: string
    decision: string
    gate: string
    passed_by: string
    passed_at: Moment
  }
  passed_users: {
    run_id: string
    customer_id: string
    decision: string
    user_id: string
    passed_by: string
    passed_at: Moment
  }
}
