import { DAY_MS } from '../duration.ts'
import type { Settings } from '../settings.ts'
import type { Subscription } from '../store/subscriptions.ts'
import { entersExtendedTerm, nextTermAction } from './next-term.ts'
import { extension, renewal } from './renewal.ts'

/** What time does to a subscription next. */
export interface Change {
  readonly at: number
  readonly to: Subscription
  /** The request that asked for it, where it was answered with 202; null: time alone. */
  readonly requestSeq: number | null
  readonly renewalAsked?: readonly string[]
}

type Policy = Settings['lifecycle']
type Natural = Omit<Change, 'requestSeq'>

/**
 * The next change that happens by itself, if any. Pure: state and policy in, dated change out.
 *
 * Legacy (retirement guides 2017 to 2020; lifecycle page, 2023-08): active to its term's end, then renewed or deleted; suspended until
 * deleted after so many days, or at the term's end if that comes first. New commerce (same page): active, then renewed, or expired,
 * disabled and deleted; suspended to the term's end, then disabled. A change that was only accepted comes about when it is due.
 */
export function findNextChange(subscription: Subscription, policy: Policy): Change | undefined {
  const natural = findNatural(subscription, policy)
  const { waiting } = subscription
  if (waiting && (!natural || waiting.at <= natural.at)) return waiting
  return natural && { ...natural, to: { ...natural.to, waiting: null }, requestSeq: null }
}

function findNatural(subscription: Subscription, policy: Policy): Natural | undefined {
  if (subscription.status === 'pending')
    return subscription.activatesAt === null ? undefined : changeTo(subscription, 'active', subscription.activatesAt)
  if (subscription.status === 'deleted') return undefined
  return subscription.family === 'legacy' ? nextOfLegacy(subscription, policy) : nextOfNce(subscription, policy)
}

function nextOfLegacy(subscription: Subscription, policy: Policy): Natural {
  if (subscription.status === 'active') {
    return subscription.autoRenew ? renewal(subscription) : changeTo(subscription, 'deleted', subscription.termEndsAt)
  }
  const limit = subscription.statusSince + policy.legacyDeletedAfterDays * DAY_MS
  return changeTo(subscription, 'deleted', Math.min(limit, subscription.termEndsAt))
}

function nextOfNce(subscription: Subscription, policy: Policy): Natural {
  const { status, statusSince, termEndsAt } = subscription
  if (status === 'expired') return changeTo(subscription, 'disabled', statusSince + policy.nceExpiredDays * DAY_MS)
  if (status === 'disabled') return changeTo(subscription, 'deleted', statusSince + disabledDays(subscription, policy) * DAY_MS)
  if (status === 'suspended')
    return changeTo({ ...subscription, suspensionReasons: ['CustomerCancellation', 'Expiration'] }, 'disabled', termEndsAt)
  const action = nextTermAction(subscription)
  if (action === 'cancel') return changeTo(subscription, 'disabled', termEndsAt)
  if (subscription.extendedTerm || entersExtendedTerm(subscription, policy)) return extension(subscription)
  if (subscription.autoRenew || action === 'renew') return renewal(subscription)
  return changeTo(subscription, 'expired', termEndsAt)
}

/** Suspended at its term's end it stays disabled for the thirty days of an expired one as well. */
function disabledDays(subscription: Subscription, policy: Policy): number {
  return subscription.suspensionReasons.includes('Expiration') ? policy.nceExpiredDays + policy.nceDisabledDays : policy.nceDisabledDays
}

function changeTo(subscription: Subscription, status: Subscription['status'], at: number): Natural {
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
