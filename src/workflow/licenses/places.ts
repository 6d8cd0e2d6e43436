import type { CustomerId } from '../../domain/id.ts'

/**
 * How many customers have their users moved at once by one worker. Fewer than it works on at all: while some are being verified, the
 * write quota is used by others. If all could move together, customers of one size would finish together, and be verified together.
 */
export interface Places {
  /** Waits for a place, in the order of asking. Who has one keeps it, however often it is asked for. */
  take(customer: CustomerId): Promise<void>
  /** Gives a place to whoever waits longest; nothing where the customer has none. */
  leave(customer: CustomerId): void
}

export function createPlaces(count: number): Places {
  const taken = new Set<CustomerId>()
  const waiting: { readonly customer: CustomerId; readonly admit: () => void }[] = []

  return {
    async take(customer) {
      if (taken.has(customer)) return
      if (taken.size < count) return void taken.add(customer)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      waiting.push({ customer, admit: () => resolve(undefined) })
      await promise
    },
    leave(customer) {
      if (!taken.delete(customer)) return
      const next = waiting.shift()
      if (!next) return
      taken.add(next.customer)
      next.admit()
    },
  }
}
