import type { SubscriptionChanged } from '../events.ts'
import { listOf, membersOf, textOf } from '../http/members.ts'
import type { Subscription, SubscriptionStatus, SubscriptionStore } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import { firstSince } from './history.ts'

/** A customer's subscriptions as they were: bought since are missing, changed since are put back. */
export function subscriptionsAsOf(world: World, customerId: string, then: number): SubscriptionStore {
  const changed = firstSince(world, customerId, 'subscription:changed', then, (event) => event.subscriptionId)
  const of = (id: string): readonly Subscription[] =>
    world.subscriptions
      .of(id)
      .filter((one) => one.createdAt <= then)
      .map((one) => putBack(one, changed.get(one.id)))
  return { ...world.subscriptions, of, find: (id, wanted) => of(id).find((one) => one.id.toLowerCase() === wanted.toLowerCase()) }
}

/** The members that a change can touch, as the log shows them. */
function putBack(now: Subscription, event: SubscriptionChanged | undefined): Subscription {
  const before = event?.before
  if (!before) return now
  const reasons = before['suspensionReasons']
  return {
    ...now,
    waiting: null,
    friendlyName: textOf(before['friendlyName']) ?? now.friendlyName,
    quantity: typeof before['quantity'] === 'number' ? before['quantity'] : now.quantity,
    status: STATUSES.find((one) => one === before['status']) ?? now.status,
    autoRenew: typeof before['autoRenewEnabled'] === 'boolean' ? before['autoRenewEnabled'] : now.autoRenew,
    billingCycle: textOf(before['billingCycle']) ?? now.billingCycle,
    partnerId: textOf(before['partnerId']) || null,
    suspensionReasons: Array.isArray(reasons) ? reasons.map(String) : [],
    termEndsAt: termEndOf(now, before) ?? now.termEndsAt,
    scheduledNextTermInstructions: before['scheduledNextTermInstructions'] ?? null,
    nextChargeInstructions: before['nextChargeInstructions'] ?? null,
    scheduledActions: listOf(before['scheduledActions'])?.map(membersOf) ?? null,
    refundable: refundableIn(before),
    version: versionOf(before) ?? now.version,
  }
}

const STATUSES: readonly SubscriptionStatus[] = ['pending', 'active', 'suspended', 'expired', 'disabled', 'deleted']

/** New commerce shows the last second of the term, legacy the first moment after it. */
function termEndOf({ family }: Subscription, before: Readonly<Record<string, unknown>>): number | undefined {
  const shown = Date.parse(textOf(before['commitmentEndDateTime']) ?? '')
  if (Number.isNaN(shown)) return undefined
  return family === 'nce' ? shown + 1000 : shown
}

function refundableIn(before: Readonly<Record<string, unknown>>): Subscription['refundable'] {
  const parts = listOf(membersOf(before['refundableQuantity'])['details']) ?? []
  return parts.map(membersOf).map(({ quantity, allowedUntilDateTime }) => ({
    quantity: Number(quantity),
    until: Date.parse(textOf(allowedUntilDateTime) ?? ''),
  }))
}

function versionOf(before: Readonly<Record<string, unknown>>): number | undefined {
  const etag = textOf(membersOf(before['attributes'])['etag'])
  if (etag === undefined) return undefined
  const { version } = membersOf(JSON.parse(Buffer.from(etag, 'base64').toString('utf8')))
  return typeof version === 'number' ? version : undefined
}
