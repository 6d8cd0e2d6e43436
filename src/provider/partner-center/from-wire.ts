import { id } from '../../domain/id.ts'
import type { SkuId, SubscriptionId } from '../../domain/id.ts'
import { DAY_MS, epochMs, fromEpochMs, instant } from '../../domain/instant.ts'
import type { Instant } from '../../domain/instant.ts'
import type { CommerceFamily, Customer, NextTerm, Subscription, SubscriptionStatus } from '../../domain/snapshot.ts'
import type { CustomerDetails } from './customer-details.ts'
import type { WireCustomer, WireProvisioningStatus, WireSubscription } from './schema.ts'
import type { ProvisioningStatus, SubscriptionRead } from './subscription-read.ts'
import { billingCycleOf, plainWord, textOrNull, wordOf } from './word.ts'

/** @throws RangeError when a date is no date: a deadline that cannot be read must not look like none. */
export function fromWireSubscription(wire: WireSubscription): SubscriptionRead {
  const offerId = wire.offerId ?? ''
  const family = familyOf(offerId)
  const parent = textOrNull(wire.parentSubscriptionId)
  const subscription: Subscription = {
    id: id(wire.id),
    family,
    offerId: family === 'legacy' ? offerId.toLowerCase() : offerId,
    offerName: wire.offerName ?? '',
    quantity: wire.quantity ?? 0,
    status: statusOf(wire.status),
    statusText: wordOf(wire.status),
    autoRenew: wire.autoRenewEnabled ?? false,
    endsAtTerm: family === 'nce' && endsAtTerm(wire),
    ...nextTermOf(wire),
    isTrial: wire.isTrial ?? false,
    parentSubscription: parent === null ? null : id<SubscriptionId>(parent),
    termDuration: textOrNull(wire.termDuration),
    billingCycle: billingCycleOf(wire.billingCycle),
    createdAt: instantOrNull(wire.creationDate),
    termEndsAt: termEndOf(wire, family),
    cancellableUntil: instantOrNull(wire.cancellationAllowedUntilDate),
    partnerOnRecord: textOrNull(wire.partnerId),
    orderId: textOrNull(wire.orderId),
  }
  return { wire, subscription }
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Microsoft's own test: a legacy offer id is a GUID, an NCE one is `product:sku:availability` (Partner Center REST, subscriptions, 2023-10). */
function familyOf(offerId: string): CommerceFamily {
  if (GUID.test(offerId)) return 'legacy'
  return offerId.includes(':') ? 'nce' : 'other'
}

const STATUSES: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  suspended: 'suspended',
  deleted: 'deleted',
  expired: 'expired',
  pending: 'pending',
  disabled: 'disabled',
  // The positions of the old enumeration; 0 is "none".
  1: 'active',
  2: 'suspended',
  3: 'deleted',
  4: 'expired',
  5: 'pending',
  6: 'disabled',
}

function statusOf(wire: WireSubscription['status']): SubscriptionStatus {
  return STATUSES[plainWord(wire)] ?? 'unknown'
}

/** Extended service terms, 2026: only an explicit Cancel ends a subscription at its term. */
function endsAtTerm(wire: WireSubscription): boolean {
  return (wire.scheduledActions ?? []).some((one) => plainWord(one.scheduleType) === 'termend' && plainWord(one.actionType) === 'cancel')
}

/** What is left out stays as it is (Partner Center REST, manage renewal changes, 2023-10). */
function nextTermOf({ scheduledNextTermInstructions: next, quantity, termDuration, billingCycle }: WireSubscription): {
  nextTerm?: NextTerm
} {
  if (!next) return {}
  return {
    nextTerm: {
      quantity: next.quantity ?? quantity ?? 0,
      term: textOrNull(next.product?.termDuration) ?? textOrNull(termDuration) ?? '',
      billingCycle: billingCycleOf(next.product?.billingCycle) ?? billingCycleOf(billingCycle) ?? '',
    },
  }
}

/**
 * The first moment outside the term. A legacy end is that moment already; an NCE end names the last day, which is inside
 * (Partner Center REST, subscriptions, 2023-10). Year 9999 means never.
 */
function termEndOf(wire: WireSubscription, family: CommerceFamily): Instant | null {
  const ends = instantOrNull(wire.commitmentEndDateTime) ?? instantOrNull(wire.commitmentEndDate)
  if (ends === null || ends.startsWith('9999') || ends.startsWith('+')) return null
  return family === 'nce' ? fromEpochMs((Math.floor(epochMs(ends) / DAY_MS) + 1) * DAY_MS) : ends
}

export function instantOrNull(wire: string | null | undefined): Instant | null {
  const text = textOrNull(wire)
  return text === null ? null : instant(text)
}

const PROVISIONING: Readonly<Record<string, ProvisioningStatus['status']>> = { success: 'success', pending: 'pending', failed: 'failed' }

export function fromWireProvisioningStatus(wire: WireProvisioningStatus): ProvisioningStatus {
  const status = PROVISIONING[plainWord(wire.status)] ?? 'unknown'
  return { skuId: id<SkuId>(wire.skuId), status, statusText: wordOf(wire.status), quantity: wire.quantity ?? 0 }
}

/** @throws RangeError when there is no id under any name. */
export function fromWireCustomer(wire: WireCustomer): Customer {
  const tenant = textOrNull(wire.id) ?? textOrNull(wire.companyProfile?.tenantId)
  if (tenant === null) throw new RangeError('customer: no id and no companyProfile.tenantId')
  return { id: id(tenant), name: wire.companyProfile?.companyName ?? '', domain: wire.companyProfile?.domain ?? '' }
}

export function fromWireCustomerDetails(wire: WireCustomer): CustomerDetails {
  return {
    ...fromWireCustomer(wire),
    country: textOrNull(wire.billingProfile?.defaultAddress?.country)?.toUpperCase() ?? null,
    culture: textOrNull(wire.billingProfile?.culture),
    relationship: textOrNull(wire.relationshipToPartner),
  }
}
