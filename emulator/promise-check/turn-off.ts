import type { SubscriptionChanged } from '../events.ts'
import { statusOf } from './subscription-status.ts'

/** A change that takes units away, now or at the end of the term. */
export interface TurnOff {
  /** `suspended`, `deleted`, `to end at its term`. */
  readonly made: string
  /** What is left of each SKU without the subscription, and what is in use of it. */
  readonly feeds: readonly { readonly skuId: string; readonly unitsLeft: number; readonly consumed: number }[]
}

/**
 * Whether a change turns a subscription off. Suspended and deleted do so at once. An end at the term (auto-renew off and a scheduled
 * cancellation, Partner Center REST, subscription resource) leaves the units until then, so they are taken off here. Auto-renew off alone
 * takes nothing from anybody today and does not count.
 */
export function findTurnOff({ before, after, feeds, skuId }: SubscriptionChanged): TurnOff | undefined {
  const status = statusOf(after)
  if (statusOf(before) !== 'active') return undefined
  if (status === 'suspended' || status === 'deleted') return { made: status, feeds }
  if (!endsAtTerm(after) || endsAtTerm(before)) return undefined
  const own = Number(after?.['quantity'] ?? 0)
  const without = feeds.map((feed) => (feed.skuId === skuId ? { ...feed, unitsLeft: feed.unitsLeft - own } : feed))
  return { made: 'to end at its term', feeds: without }
}

function endsAtTerm(resource: Readonly<Record<string, unknown>> | null): boolean {
  const actions: unknown = resource?.['scheduledActions']
  return resource?.['autoRenewEnabled'] === false && Array.isArray(actions) && actions.some(isCancellation)
}

function isCancellation(action: unknown): boolean {
  if (typeof action !== 'object' || action === null) return false
  return Object.entries(action).some(([name, value]) => name.toLowerCase() === 'actiontype' && String(value).toLowerCase() === 'cancel')
}
