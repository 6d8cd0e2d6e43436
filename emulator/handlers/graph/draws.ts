import type { Call } from '../../http/operation.ts'
import type { Draw } from '../../quotas.ts'

const APP_UNITS = { limit: 150_000, windowMs: 20_000 }
const APP_WRITES = { limit: 70_000, windowMs: 300_000 }
const TENANT_WRITES = { limit: 3000, windowMs: 150_000 }
const UNITS_WINDOW_MS = 10_000

/** Identity and access service limits (Microsoft Graph throttling limits, 2026-01): resource units per tenant by its size, and per app. */
export function readDraws(cost: number): (call: Call) => readonly Draw[] {
  return (call) => units(call, costOf(call, cost))
}

/** A write costs one unit and counts as a write, for the tenant and for the app. */
export function writeDraws(call: Call): readonly Draw[] {
  const tenant = tenantOf(call)
  return [
    { scope: `graph:writes:${tenant}`, cost: 1, ...TENANT_WRITES },
    { scope: 'graph:writes:app', cost: 1, ...APP_WRITES },
    ...units(call, 1),
  ]
}

/** The call itself costs nothing, its items do. */
export function batchDraws(call: Call): readonly Draw[] {
  return [{ scope: `graph:batch:${tenantOf(call)}`, cost: 0, limit: null, windowMs: 0 }]
}

function units(call: Call, cost: number): readonly Draw[] {
  const tenant = tenantOf(call)
  return [
    { scope: `graph:units:${tenant}`, cost, limit: unitsFor(call, tenant), windowMs: UNITS_WINDOW_MS },
    { scope: 'graph:units:app', cost, ...APP_UNITS },
  ]
}

/** Under 50 users, up to 500, above. */
function unitsFor(call: Call, tenant: string): number {
  const users = userCount(call, tenant)
  if (users < 50) return 3500
  return users <= 500 ? 5000 : 8000
}

const counts = new WeakMap<object, Map<string, { at: number; users: number }>>()
const RECOUNT_MS = 60_000

/** Counted anew each real minute: the size class of a tenant does not change by the second. */
function userCount(call: Call, tenant: string): number {
  const known = counts.get(call.world) ?? new Map<string, { at: number; users: number }>()
  counts.set(call.world, known)
  const counted = known.get(tenant)
  if (counted && Date.now() - counted.at < RECOUNT_MS) return counted.users
  const users = call.world.users.count(tenant)
  known.set(tenant, { at: Date.now(), users })
  return users
}

function costOf(call: Call, cost: number): number {
  const { query } = call.request
  const top = Number(query.get('$top') ?? 100)
  return Math.max(1, cost - (query.has('$select') ? 1 : 0) + (query.has('$expand') ? 1 : 0) - (top < 20 ? 1 : 0))
}

function tenantOf(call: Call): string {
  return call.token?.tenant ?? 'none'
}
