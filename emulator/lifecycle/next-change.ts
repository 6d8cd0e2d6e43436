import { addTerm, DAY_MS } from '../duration.ts'
import type { Settings } from '../settings.ts'
import type { Subscription } from '../store/subscriptions.ts'

/** What time does to a subscription next. */
export interface Change {
  readonly at: number
  readonly to: Subscription
}

type Policy = Settings['lifecycle']

/**
 * The next change that happens by itself, if any. Pure: state and policy in, dated change out.
 *
 * Legacy (retirement guides 2017 to 2020; lifecycle page, 2023-08): active to its term's end, then renewed or deleted; suspended until
 * deleted after so many days, or at the term's end if that comes first. New commerce (same page): active, then renewed, or expired,
 * disabled and deleted; suspended to the term's end, then disabled.
 */
export function findNextChange(subscription: Subscription, policy: Policy): Change | undefined {
  if (subscription.status === 'pending')
    return subscription.activatesAt === null ? undefined : changeTo(subscription, 'active', subscription.activatesAt)
  if (subscription.status === 'deleted') return undefined
  return subscription.family === 'legacy' ? nextOfLegacy(subscription, policy) : nextOfNce(subscription, policy)
}

function nextOfLegacy(subscription: Subscription, policy: Policy): Change {
  if (subscription.status === 'active') {
    return subscription.autoRenew ? renewal(subscription, subscription.term) : changeTo(subscription, 'deleted', subscription.termEndsAt)
  }
  const limit = subscription.statusSince + policy.legacyDeletedAfterDays * DAY_MS
  return changeTo(subscription, 'deleted', Math.min(limit, subscription.termEndsAt))
}

function nextOfNce(subscription: Subscription, policy: Policy): Change {
  const { status, statusSince, termEndsAt } = subscription
  if (status === 'expired') return changeTo(subscription, 'disabled', statusSince + policy.nceExpiredDays * DAY_MS)
  if (status === 'disabled') return changeTo(subscription, 'deleted', statusSince + disabledDays(subscription, policy) * DAY_MS)
  if (status === 'suspended')
    return changeTo({ ...subscription, suspensionReasons: ['CustomerCancellation', 'Expiration'] }, 'disabled', termEndsAt)
  if (endsByAction(subscription)) return changeTo(subscription, 'disabled', termEndsAt)
  if (subscription.autoRenew) return renewal(subscription, subscription.term)
  if (policy.extendedServiceTerm) return renewal({ ...subscription, extendedTerm: true, billingCycle: 'monthly' }, 'P1M')
  return changeTo(subscription, 'expired', termEndsAt)
}

/** Suspended at its term's end it stays disabled for the thirty days of an expired one as well. */
function disabledDays(subscription: Subscription, policy: Policy): number {
  return subscription.suspensionReasons.includes('Expiration') ? policy.nceExpiredDays + policy.nceDisabledDays : policy.nceDisabledDays
}

function endsByAction(subscription: Subscription): boolean {
  return (subscription.scheduledActions ?? []).some((action) => String(action.actionType).toLowerCase() === 'cancel')
}

function changeTo(subscription: Subscription, status: Subscription['status'], at: number): Change {
  return {
    at,
    to: {
      ...subscription,
      status,
      statusSince: at,
      version: subscription.version + 1,
      activatesAt: status === 'active' ? null : subscription.activatesAt,
    },
  }
}

/** A new term begins with a new window of seven days for cancelling. */
function renewal(subscription: Subscription, term: string): Change {
  const at = subscription.termEndsAt
  const until = at + 7 * DAY_MS
  const window = subscription.family === 'legacy' ? {} : { cancelUntil: until, refundable: [{ quantity: subscription.quantity, until }] }
  return {
    at,
    to: {
      ...subscription,
      ...window,
      startsAt: at,
      termEndsAt: addTerm(at, term),
      scheduledNextTermInstructions: null,
      version: subscription.version + 1,
    },
  }
}
