import type { Quota } from '../../domain/budget.ts'
import type { CustomerId } from '../../domain/id.ts'
import { SECOND_MS } from '../../domain/instant.ts'
import type { Draw } from '../http/call.ts'

// Microsoft Graph, throttling limits, identity and access. The smallest size class is taken for every customer: which class a
// directory is in is not told, and reading is not what takes time.
const APP_WRITES: Quota = { key: 'graph:writes:app', limit: 70_000, windowMs: 300 * SECOND_MS }
const APP_UNITS: Quota = { key: 'graph:units:app', limit: 150_000, windowMs: 20 * SECOND_MS }

function writesOf(customer: CustomerId): Quota {
  return { key: `graph:writes:${customer}`, limit: 3_000, windowMs: 150 * SECOND_MS }
}

function unitsOf(customer: CustomerId): Quota {
  return { key: `graph:units:${customer}`, limit: 3_500, windowMs: 10 * SECOND_MS }
}

/** `units` are Graph's resource units; every item of a `$batch` costs its own. */
export function readCost(customer: CustomerId, units: number): readonly Draw[] {
  return [unitsOf(customer), APP_UNITS].map((quota) => ({ quota, cost: units }))
}

/** A write costs one write and one resource unit, also inside a `$batch`. */
export function writeCost(customer: CustomerId, writes: number): readonly Draw[] {
  return [writesOf(customer), APP_WRITES, unitsOf(customer), APP_UNITS].map((quota) => ({ quota, cost: writes }))
}

/** The quota that a throttled write inside a `$batch` closes. */
export function customerWrites(customer: CustomerId): readonly Draw[] {
  return [{ quota: writesOf(customer), cost: 0 }]
}

/** Shared by all customers of the application. */
export function isOfApp(quota: Quota): boolean {
  return quota === APP_WRITES || quota === APP_UNITS
}
