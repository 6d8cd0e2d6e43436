import type { Quota } from '../../domain/budget.ts'
import { MINUTE_MS } from '../../domain/instant.ts'

/** 500 requests a minute per partner for each of these resources (Partner Center REST, throttling, 2023-10). Carts count as orders. */
export const CUSTOMERS: Quota = { key: 'partner-center:customers', limit: 500, windowMs: MINUTE_MS }
export const ORDERS: Quota = { key: 'partner-center:orders', limit: 500, windowMs: MINUTE_MS }
export const SUBSCRIPTIONS: Quota = { key: 'partner-center:subscriptions', limit: 500, windowMs: MINUTE_MS }
/** Nothing is documented for the rest ("every API will be throttled"): the same figure, our own choice. */
export const CATALOG: Quota = { key: 'partner-center:catalog', limit: 500, windowMs: MINUTE_MS }
export const AUDIT: Quota = { key: 'partner-center:audit', limit: 500, windowMs: MINUTE_MS }
