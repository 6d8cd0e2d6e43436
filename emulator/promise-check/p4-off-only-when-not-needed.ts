import type { SubscriptionChanged } from '../events.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { findTurnOff, type TurnOff } from './turn-off.ts'

/**
 * P4: a subscription is suspended, cancelled or set to end at its term only after a fresh read, and only when what is consumed of every
 * SKU that it feeds (its add-ons' too) fits into the units left without it. Fresh means: after the client's last license request at this
 * customer.
 */
export function checkOffOnlyWhenNotNeeded(): PromiseRule {
  const findings = createFindings()
  const fresh = new Set<string>()
  return {
    onEvent(event) {
      if (event.actor !== 'client') return
      if (event.kind === 'units:read') fresh.add(event.customerId)
      else if (event.kind === 'license:requested' || event.kind === 'group:requested') fresh.delete(event.customerId)
      else if (event.kind === 'subscription:changed') checkChange(event, findTurnOff(event))
    },
    verdict: () => findings.verdict(),
  }

  function checkChange(event: SubscriptionChanged, turnOff: TurnOff | undefined): void {
    if (!turnOff) return
    findings.countChecked()
    const what = `The client made subscription ${event.subscriptionId} (customer ${event.customerId}) ${turnOff.made} at ${event.at}`
    for (const { skuId, consumed, unitsLeft } of turnOff.feeds) {
      if (consumed > unitsLeft) {
        findings.add([event.id], `${what} although ${consumed} units of SKU ${skuId} are in use and only ${unitsLeft} are left without it.`)
      }
    }
    if (!fresh.has(event.customerId)) {
      findings.add([event.id], `${what} without reading the units of this customer after its last license request.`)
    }
  }
}
