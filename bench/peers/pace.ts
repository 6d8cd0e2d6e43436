import { setTimeout as pause } from 'node:timers/promises'

/** Directory writes that Microsoft documents: 3,000 in 150 s for a customer, 70,000 in 300 s for an application; ms for one. */
const CUSTOMER_MS = 150_000 / 3_000
const APP_MS = 300_000 / 70_000

/** An even pace at the documented quotas, kept in memory and in the provider's time. */
export function createPace(rate: number): { waitForTurn(customer: string, writes: number): Promise<void> } {
  const nextFree = new Map<string, number>()
  const take = (key: string, ms: number): number => {
    const from = Math.max(performance.now(), nextFree.get(key) ?? 0)
    nextFree.set(key, from + ms / rate)
    return from
  }
  return {
    async waitForTurn(customer, writes) {
      const from = Math.max(take(customer, writes * CUSTOMER_MS), take('app', writes * APP_MS))
      await pause(Math.max(0, from - performance.now()))
    },
  }
}
