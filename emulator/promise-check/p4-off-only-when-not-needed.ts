import type { SubscriptionChanged } from '../events.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { statusOf } from './subscription-status.ts'

/**
 * P4: a subscription is suspended or cancelled only after a fresh read, and only when what is consumed of every SKU that
 * it feeds fits into the units left without it. Fresh means: after the client's last license request at this customer.
 * Turning off the renewal takes nothing from anybody today and does not count.
 */
export function checkOffOnlyWhenNotNeeded(): PromiseRule {
  const findings = createFindings()
  const fresh = new Set<string>()
  return {
    onEvent(event) {
      if (event.actor !== 'client') return
      if (event.kind === 'units:read') fresh.add(event.customerId)
      else if (event.kind === 'license:requested') fresh.delete(event.customerId)
      else if (event.kind === 'subscription:changed' && turnsOff(event)) checkChange(event)
    },
    verdict: () => findings.verdict(),
  }

  function checkChange(event: SubscriptionChanged): void {
    findings.countChecked()
    for (const { skuId, consumed, unitsLeft } of event.feeds) {
      if (consumed > unitsLeft) {
        findings.add(
          [event.id],
          `${what(event)} although ${consumed} units of SKU ${skuId} are in use and only ${unitsLeft} are left without it.`,
        )
      }
    }
    if (!fresh.has(event.customerId)) {
      findings.add([event.id], `${what(event)} without reading the units of this customer after its last license request.`)
    }
  }
}

function turnsOff({ before, after }: SubscriptionChanged): boolean {
  const status = statusOf(after)
  return statusOf(before) === 'active' && (status === 'suspended' || status === 'deleted')
}

function what({ subscriptionId, customerId, after, at }: SubscriptionChanged): string {
  return `The client made subscription ${subscriptionId} (customer ${customerId}) ${statusOf(after) ?? 'inactive'} at ${at}`
}
