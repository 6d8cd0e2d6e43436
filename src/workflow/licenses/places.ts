import type { CustomerId } from '../../domain/id.ts'

/**
 * How many customers have their users moved at once by one worker. Fewer than it works on at all: while some are being verified, the
 * write quota is used by others. If all could move together, customers of one size would finish together, and be verified together.
 */
export interface Places {
  /**
   * Waits for a place, in the order of asking. Who has one keeps it, however often it is asked for. Who asks while the customer waits
   * already waits with them: work that was lost to another worker may still wait here when the customer is taken up again.
   */
  take(customer: CustomerId): Promise<void>
  /** Gives a place to whoever waits longest; nothing where the customer has none. */
  leave(customer: CustomerId): void
}

const LOOK_EVERY_MS = 1000

/** One wait of a customer, however many ask for it. */
interface Wait {
  readonly admitted: Promise<undefined>
  admit(): void
}

/** @param isShortOfWork whether the worker could work on more customers than there are: then nobody has to wait for a place */
export function createPlaces(count: number, isShortOfWork: () => boolean = () => false, lookEveryMs = LOOK_EVERY_MS): Places {
  const taken = new Set<CustomerId>()
  /** In the order of asking. */
  const waiting = new Map<CustomerId, Wait>()

  return {
    async take(customer) {
      if (taken.has(customer)) return
      if (taken.size < count) return void taken.add(customer)
      const wait = waiting.get(customer) ?? startWaiting(customer)
      await wait.admitted
    },
    leave(customer) {
      if (!taken.delete(customer)) return
      const [next] = waiting.keys()
      if (next !== undefined && taken.size < count) admit(next)
    },
  }

  function startWaiting(customer: CustomerId): Wait {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const looking = setInterval(() => isShortOfWork() && admit(customer), lookEveryMs).unref()
    const wait: Wait = {
      admitted: promise,
      admit() {
        clearInterval(looking)
        resolve(undefined)
      },
    }
    waiting.set(customer, wait)
    return wait
  }

  function admit(customer: CustomerId): void {
    taken.add(customer)
    waiting.get(customer)?.admit()
    waiting.delete(customer)
  }
}
