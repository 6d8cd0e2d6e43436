import type { Draw } from '../../quotas.ts'

const MINUTE_MS = 60_000

function perTenant(resource: string, limit: number | null): () => readonly Draw[] {
  const draws: readonly Draw[] = [{ scope: `partner-center:${resource}`, cost: 1, limit, windowMs: MINUTE_MS }]
  return () => draws
}

/** 500 requests a minute and partner tenant on each of these resources (Partner Center REST, throttling guidance, 2022). Carts count as orders. */
export const customerDraws = perTenant('customers', 500)
export const subscriptionDraws = perTenant('subscriptions', 500)
export const orderDraws = perTenant('orders', 500)
/** No limit is documented for these. */
export const catalogDraws = perTenant('catalog', null)
export const auditDraws = perTenant('audit', null)
