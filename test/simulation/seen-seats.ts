import type { Tenant } from './model/state.ts'

/** What the product has last read as free, less what it has taken since. */
export interface SeenSeats {
  read(tenant: Tenant, free: ReadonlyMap<string, number>): void
  /**
   * Takes a seat for each of these users, and says how many were free for them. Whoever took one since the last look has it
   * already: a request that the network delivers twice takes no second one.
   */
  take(tenant: Tenant, skuId: string, users: readonly string[]): number
  /** Something was asked for: what was read may be so no more. */
  spoil(tenant: Tenant): void
  /** Nothing was asked for since they were read. */
  areFresh(tenant: Tenant): boolean
}

export function createSeenSeats(): SeenSeats {
  const fresh = new Set<string>()
  const free = new Map<string, ReadonlyMap<string, number>>()
  const taken = new Map<string, Map<string, Set<string>>>()
  return {
    read({ id }, units) {
      fresh.add(id)
      free.set(id, units)
      taken.set(id, new Map())
    },
    take({ id }, skuId, users) {
      const takers = taken.get(id)?.get(skuId) ?? new Set<string>()
      const others = takers.difference(new Set(users)).size
      taken.get(id)?.set(skuId, takers.union(new Set(users)))
      return (free.get(id)?.get(skuId) ?? 0) - others
    },
    spoil: ({ id }) => void fresh.delete(id),
    areFresh: ({ id }) => fresh.has(id),
  }
}
