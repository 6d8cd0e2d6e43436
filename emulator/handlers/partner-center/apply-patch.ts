import { DAY_MS } from '../../duration.ts'
import { listOf, membersOf, textOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import type { Subscription, SubscriptionStatus } from '../../store/subscriptions.ts'

const STATUSES: readonly SubscriptionStatus[] = ['pending', 'active', 'suspended', 'expired', 'disabled', 'deleted']

/** Members of the resource that a client sends back and that decide nothing, or that are read one by one below. */
const KNOWN = new Set(
  `id offerId offerName friendlyName productType entitlementId quantity unitType parentSubscriptionId hasPurchasableAddons creationDate
  effectiveStartDate commitmentEndDate commitmentEndDateTime billingCycleEndDate billingCycleEndDateTime cancellationAllowedUntilDate status
  autoRenewEnabled scheduledNextTermInstructions scheduledActions nextChargeInstructions billingType billingCycle termDuration
  renewalTermDuration customTermEndDate isTrial isMicrosoftProduct attentionNeeded actionTaken attentionReason actions suspensionReasons
  refundOptions refundableQuantity partnerId promotionId migratedFromSubscriptionId contractType publisherName orderId links attributes`.split(
    /\s+/,
  ),
)

/** What the subscription would be with this body. Pure; whether it may become that is `checkPatch`'s question. */
export function applyPatch(subscription: Subscription, body: Members, now: number, seatsLagMs: number): Subscription {
  const status = statusIn(body) ?? subscription.status
  const quantity = typeof body['quantity'] === 'number' ? body['quantity'] : subscription.quantity
  const changed: Subscription = {
    ...subscription,
    status,
    statusSince: status === subscription.status ? subscription.statusSince : now,
    friendlyName: textOf(body['friendlyName']) ?? subscription.friendlyName,
    partnerId: textOf(body['partnerId']) ?? subscription.partnerId,
    autoRenew: body['autoRenewEnabled'] === true,
    ...(subscription.family === 'nce' ? instructionsIn(body) : {}),
    extras: { ...subscription.extras, ...Object.fromEntries(Object.entries(body).filter(([name]) => !KNOWN.has(name))) },
  }
  const billed = withBillingCycle(changed, subscription, body)
  return afterStatus(subscription, withQuantity(billed, quantity, now, seatsLagMs))
}

function statusIn(body: Members): SubscriptionStatus | undefined {
  const wanted = textOf(body['status'])?.toLowerCase()
  return STATUSES.find((status) => status === wanted)
}

function instructionsIn(
  body: Members,
): Pick<Subscription, 'scheduledNextTermInstructions' | 'nextChargeInstructions' | 'scheduledActions'> {
  return {
    scheduledNextTermInstructions: body['scheduledNextTermInstructions'] ?? null,
    nextChargeInstructions: body['nextChargeInstructions'] ?? null,
    scheduledActions: listOf(body['scheduledActions'])?.map(membersOf) ?? null,
  }
}

/** Takes effect at the next charge. */
function withBillingCycle(changed: Subscription, before: Subscription, body: Members): Subscription {
  const cycle = textOf(body['billingCycle'])?.toLowerCase()
  if (before.family === 'legacy' || cycle === undefined || cycle === before.billingCycle.toLowerCase()) return changed
  return { ...changed, nextChargeInstructions: { product: { billingCycle: cycle, termDuration: before.term }, quantity: changed.quantity } }
}

/** More seats may be given back for seven days; they show in the directory after its lag. */
function withQuantity(changed: Subscription, quantity: number, now: number, seatsLagMs: number): Subscription {
  const more = quantity - changed.quantity
  if (more === 0) return changed
  const shown = now >= changed.seats.at ? changed.quantity : changed.seats.before
  const seats = more > 0 ? { before: shown, at: now + seatsLagMs } : changed.seats
  const refundable = changed.family === 'legacy' ? changed.refundable : refundableAfter(changed, more, now)
  return { ...changed, quantity, seats, refundable, provisionedAt: now, scheduledNextTermInstructions: null }
}

function refundableAfter(subscription: Subscription, more: number, now: number): Subscription['refundable'] {
  const open = subscription.refundable.filter((part) => part.until >= now)
  if (more > 0) return [...open, { quantity: more, until: now + 7 * DAY_MS }]
  let toGive = -more
  return open.toReversed().flatMap((part) => {
    const given = Math.min(toGive, part.quantity)
    toGive -= given
    return part.quantity === given ? [] : [{ ...part, quantity: part.quantity - given }]
  })
}

/** Suspending new commerce switches auto-renew off and drops scheduled changes; a next charge stays as it is. */
function afterStatus(before: Subscription, changed: Subscription): Subscription {
  if (before.status === changed.status) return changed.autoRenew ? changed : { ...changed, scheduledNextTermInstructions: null }
  if (changed.status !== 'suspended') return { ...changed, suspensionReasons: [] }
  const suspended: Subscription = { ...changed, suspensionReasons: ['CustomerCancellation'] }
  if (before.family === 'legacy') return suspended
  const { nextChargeInstructions } = before
  return { ...suspended, autoRenew: false, scheduledNextTermInstructions: null, scheduledActions: null, nextChargeInstructions }
}
