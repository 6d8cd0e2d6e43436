import type { ColumnType, Generated } from 'kysely'
import type { JsonOrNull, Moment, MomentOrNull } from './column-types.ts'

/** What there is to look at the whole book by. */
export interface BookTables {
  snapshot_subscriptions: {
    snapshot_id: string
    customer_id: string
    subscription_id: string
    customer_name: string
    domain: string
    offer_name: string
    offer_id: string
    family: string
    status: string
    status_text: string
    quantity: number
    sku_id: string | null
    assigned: number | null
    enabled: number | null
    unassigned: ColumnType<number | null, never, never>
    inactive: number | null
    auto_renew: boolean
    ends_at_term: boolean
    next_term: JsonOrNull<unknown>
    term_duration: string | null
    billing_cycle: string | null
    parent_id: string | null
    is_trial: boolean
    term_ends_at: MomentOrNull
    cancellable_until: MomentOrNull
    retirement: string | null
    to_replace: boolean
    customer_key: string
    product_key: string
    search: string
    ids: string
  }
  customer_tags: { customer_id: string; tag: string }
  saved_views: {
    id: Generated<string>
    owner: string
    name: string
    page: string
    query: string
    shared: boolean
    changed_at: Moment
  }
}
