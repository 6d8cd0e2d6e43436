import { isDeepStrictEqual } from 'node:util'
import type { SubscriptionChanged } from '../events.ts'
import { statusOf } from './subscription-status.ts'

/** The status, and what the service changes with it (Partner Center REST, subscription resource, 2023-10). */
const FOLLOWS_STATUS: ReadonlySet<string> = new Set([
  'status',
  'suspensionReasons',
  'actions',
  'commitmentEndDate',
  'commitmentEndDateTime',
  'billingCycleEndDate',
  'billingCycleEndDateTime',
  'cancellationAllowedUntilDate',
  'refundOptions',
  'refundableQuantity',
  'lastModifiedDate',
  'etag',
  'attributes',
  'links',
])

/** On new commerce, suspending switches renewal off and drops what was scheduled, and ending at term is said with these. */
const FOLLOWS_END_ON_NEW_COMMERCE: ReadonlySet<string> = new Set(['autoRenewEnabled', 'scheduledNextTermInstructions', 'scheduledActions'])

/** More or fewer seats drop what was scheduled for the renewal, count as refundable or given back, and are an order of their own. */
const FOLLOWS_SEATS: ReadonlySet<string> = new Set([
  'quantity',
  'scheduledNextTermInstructions',
  'refundableQuantity',
  'refundOptions',
  'orderId',
  'lastModifiedDate',
  'etag',
  'attributes',
  'links',
])

/** Members of a retired subscription that differ after the change and have no business to. Absent and null are the same. */
export function findMembersTouched(event: SubscriptionChanged): readonly string[] {
  const before = event.before ?? {}
  const after = event.after ?? {}
  const differing = membersChanged(event)
  const ends = isNewCommerce(before) && (statusOf(before) !== statusOf(after) || differing.includes('scheduledActions'))
  return differing.filter((name) => !FOLLOWS_STATUS.has(name) && !(ends && FOLLOWS_END_ON_NEW_COMMERCE.has(name)))
}

/**
 * Whether nothing but the renewal was changed, and the request said so itself: a member that was left out, and reset for that, was not
 * meant. What was scheduled is dropped with auto-renew.
 */
export function isRenewalChange(event: SubscriptionChanged): boolean {
  const differing = membersChanged(event).filter((name) => !FOLLOWS_STATUS.has(name))
  const asked = new Set(event.renewalAsked ?? [])
  const isOff = event.after?.['autoRenewEnabled'] === false && asked.has('autoRenewEnabled')
  if (statusOf(event.before) !== statusOf(event.after)) return false
  return differing.length > 0 && differing.every((name) => asked.has(name) || (isOff && name === 'scheduledNextTermInstructions'))
}

/** The same where the client was to change the number of seats and nothing else. */
export function findMembersTouchedBeyondSeats(event: SubscriptionChanged): readonly string[] {
  return membersChanged(event).filter((name) => !FOLLOWS_SEATS.has(name))
}

function membersChanged(event: SubscriptionChanged): string[] {
  const before = event.before ?? {}
  const after = event.after ?? {}
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter((name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null))
}

/** A legacy offer id is a GUID; a new-commerce one is `product:sku:availability`. */
function isNewCommerce(resource: Readonly<Record<string, unknown>>): boolean {
  return String(resource['offerId']).includes(':')
}
