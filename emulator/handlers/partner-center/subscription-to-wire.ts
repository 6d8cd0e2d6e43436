import { DAY_MS, isoTime } from '../../duration.ts'
import type { Subscription } from '../../store/subscriptions.ts'

export type Wire = Record<string, unknown>

/** The Subscription resource with every documented member that this family has (Partner Center REST, subscription resources, 2023-10). Null means absent. */
export function subscriptionToWire(subscription: Subscription): Wire {
  const { id, offerId, offerName, friendlyName, quantity, status, customerId } = subscription
  const common = {
    ...subscription.extras,
    id,
    offerId,
    offerName,
    friendlyName,
    quantity,
    unitType: 'Licenses',
    parentSubscriptionId: subscription.parentId,
    hasPurchasableAddons: false,
    creationDate: isoTime(subscription.createdAt),
    effectiveStartDate: isoTime(subscription.startsAt),
    status,
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.isTrial ?? false,
    billingType: 'license',
    billingCycle: subscription.billingCycle,
    partnerId: subscription.partnerId,
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    actions: status === 'deleted' ? null : ['Cancel', 'Edit'],
    suspensionReasons: subscription.suspensionReasons.length > 0 ? subscription.suspensionReasons : null,
    orderId: subscription.orderId,
  }
  const self = { uri: `/customers/${customerId}/subscriptions/${id}`, method: 'GET', headers: [] }
  return subscription.family === 'legacy'
    ? { ...common, ...legacyMembers(subscription, self) }
    : { ...common, ...nceMembers(subscription, self) }
}

/** Legacy ends are the midnight after the last day, exclusive. The etag is base64 of a small JSON object with a version. */
function legacyMembers(subscription: Subscription, self: Wire): Wire {
  const ends = isoTime(subscription.termEndsAt)
  const parent =
    subscription.parentId === null
      ? null
      : { uri: `/customers/${subscription.customerId}/subscriptions/${subscription.parentId}`, method: 'GET', headers: [] }
  return {
    entitlementId: subscription.id,
    commitmentEndDate: ends,
    commitmentEndDateTime: ends,
    isMicrosoftProduct: true,
    links: { offer: { uri: `/offers/${subscription.offerId}?country=US`, method: 'GET', headers: [] }, parentSubscription: parent, self },
    attributes: { etag: etagOf(subscription), objectType: 'Subscription' },
  }
}

/** New commerce ends are the last day, inclusive; there is no etag. */
function nceMembers(subscription: Subscription, self: Wire): Wire {
  const [product = '', sku = '', availability = ''] = subscription.offerId.split(':')
  const lastMoment = subscription.termEndsAt - 1000
  const lastDay = isoTime(Math.floor(lastMoment / DAY_MS) * DAY_MS)
  const cancelUntil = subscription.cancelUntil === null || subscription.status === 'deleted' ? null : isoTime(subscription.cancelUntil)
  const refundable = subscription.refundable
  return {
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    commitmentEndDate: lastDay,
    commitmentEndDateTime: isoTime(lastMoment),
    cancellationAllowedUntilDate: cancelUntil,
    billingCycleEndDate: lastDay,
    termDuration: subscription.term,
    renewalTermDuration: '',
    partnerId: subscription.partnerId ?? '',
    refundOptions: cancelUntil === null ? null : [{ type: 'Full', expiresAt: cancelUntil }],
    refundableQuantity:
      refundable.length === 0
        ? null
        : {
            totalQuantity: refundable.reduce((sum, part) => sum + part.quantity, 0),
            details: refundable.map((part) => ({ quantity: part.quantity, allowedUntilDateTime: isoTime(part.until) })),
          },
    scheduledNextTermInstructions: subscription.scheduledNextTermInstructions,
    nextChargeInstructions: subscription.nextChargeInstructions,
    scheduledActions: subscription.scheduledActions,
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: {
      product: { uri: `/products/${product}?country=US`, method: 'GET', headers: [] },
      sku: { uri: `/products/${product}/skus/${sku}?country=US`, method: 'GET', headers: [] },
      availability: { uri: `/products/${product}/skus/${sku}/availabilities/${availability}?country=US`, method: 'GET', headers: [] },
      self,
    },
    attributes: { objectType: 'Subscription' },
  }
}

export function etagOf(subscription: Subscription): string {
  return Buffer.from(JSON.stringify({ id: subscription.id.toLowerCase(), version: subscription.version })).toString('base64')
}
