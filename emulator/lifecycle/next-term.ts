import type { Settings } from '../settings.ts'
import type { Subscription } from '../store/subscriptions.ts'

const ELIGIBLE_FROM = Date.UTC(2025, 3, 1)
const ENFORCED_AFTER = Date.UTC(2026, 4, 5)

/** What a scheduled action says about the term's end; undefined: nothing. */
export function nextTermAction(subscription: Subscription): 'cancel' | 'renew' | 'extend' | undefined {
  const names = (subscription.scheduledActions ?? []).map((action) => String(action.actionType).toLowerCase())
  if (names.includes('cancel')) return 'cancel'
  if (names.includes('renewtoextendedserviceterm')) return 'extend'
  return names.includes('renewtonewterm') ? 'renew' : undefined
}

/**
 * Extended service terms, 2026: new commerce that was bought or renewed from April 2025 on, ends after 4 May 2026 and is still sold goes
 * on by the month, unless it renews or is to be cancelled.
 */
export function entersExtendedTerm(subscription: Subscription, policy: Settings['lifecycle']): boolean {
  const { startsAt, termEndsAt, retired, autoRenew } = subscription
  if (!policy.extendedServiceTerm || retired || startsAt < ELIGIBLE_FROM || termEndsAt < ENFORCED_AFTER) return false
  const action = nextTermAction(subscription)
  return action === 'extend' || (action === undefined && !autoRenew)
}
