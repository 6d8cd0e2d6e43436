import type { Tenant } from './model/state.ts'

/** What the product has last read as free, less what it has taken since. */
export interface SeenSeats {
  read(tenant: Tenant, free: ReadonlyMap<string, number>): void
  /** Takes so many, and says how many were free before. */
  take(tenant: Tenant, skuId: string, count: number): number
  /** Something was asked for: what was read may be so no more. */
  spoil(tenant: Tenant): void
  /** Nothing was asked for since they were read. */
  areFresh(tenant: Tenant): boolean
}

export function createSeenSeats(): SeenSeats {
  const fresh = new Set<string>()
  const free = new Map<string, Map<string, number>>()
  return {
    read({ id }, units) {
      fresh.add(id)
      free.set(id, new Map(units))
    },
    take({ id }, skuId, count) {
      const left = free.get(id)?.get(skuId) ?? 0
      free.get(id)?.set(skuId, left - count)
      return left
    },
    spoil: ({ id }) => void fresh.delete(id),
    areFresh: ({ id }) => fresh.has(id),
  }
}
