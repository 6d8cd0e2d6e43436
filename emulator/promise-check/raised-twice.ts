import type { EmulatorEvent } from '../events.ts'
import type { Findings } from './findings.ts'
import { raisesAfter, seatsAdded, skusTaken, totalSeats, type Raise } from './seat-raises.ts'

/** Watches seats that the client adds to a subscription that exists. */
export interface RaiseWatch {
  onEvent(event: EmulatorEvent): void
  report(): void
}

/**
 * Seats added to one subscription twice are a double purchase when no more users took a license of its SKU since than the seats that
 * had been added before the last time cover. Whoever takes one counts, for a person may use up what the client had bought.
 */
export function createRaiseWatch(findings: Findings): RaiseWatch {
  const raised = new Map<string, readonly Raise[]>()
  const takers = new Map<string, number>()
  return {
    onEvent(event) {
      if (takers.size > 0) for (const skuId of skusTaken(event)) countTaker(`${event.customerId}/${skuId}`)
      if (event.kind !== 'subscription:changed' || event.actor !== 'client' || seatsAdded(event) === 0) return
      if (seatsAdded(event) > 0) findings.countChecked()
      const sku = `${event.customerId}/${event.skuId.toLowerCase()}`
      if (!takers.has(sku)) takers.set(sku, 0)
      const key = event.subscriptionId.toLowerCase()
      raised.set(key, raisesAfter(raised.get(key) ?? [], event))
    },
    report() {
      for (const raises of raised.values()) reportTwice(raises)
      raised.clear()
    },
  }

  /** Only of SKUs of which seats were added: the others are no matter here. */
  function countTaker(sku: string): void {
    const count = takers.get(sku)
    if (count !== undefined) takers.set(sku, count + 1)
  }

  function reportTwice(raises: readonly Raise[]): void {
    const [first, last] = [raises[0], raises.at(-1)]
    if (!first || !last || first === last) return
    const { customerId, skuId, subscriptionId, at } = last.event
    const covered = totalSeats(raises.slice(0, -1))
    const taken = takers.get(`${customerId}/${skuId.toLowerCase()}`) ?? 0
    if (taken > covered) return
    findings.add(
      [first.event.id, last.event.id],
      `Customer ${customerId} was sold ${last.seats} more seats of subscription ${subscriptionId} at ${at}, although the ${covered} added ` +
        `since ${first.event.at} cover the ${taken} licenses that were assigned since.`,
    )
  }
}
