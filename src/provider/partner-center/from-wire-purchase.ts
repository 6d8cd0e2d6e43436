import { id } from '../../domain/id.ts'
import type { CustomerId, SubscriptionId } from '../../domain/id.ts'
import type { AuditRecord } from './audit-record.ts'
import type { Cart, CartLine, CheckoutResult } from './cart.ts'
import { instantOrNull } from './from-wire.ts'
import type { Order, OrderLine, OrderLineProvisioning, OrderStatus } from './order.ts'
import type {
  WireAuditRecord,
  WireCart,
  WireCartLine,
  WireCheckoutResult,
  WireLineProvisioning,
  WireOrder,
  WireOrderLine,
} from './schema.ts'
import { billingCycleOf, plainWord, textOrNull, wordOf } from './word.ts'

export function fromWireCart(wire: WireCart): Cart {
  return {
    id: wire.id,
    status: plainWord(wire.status),
    expiresAt: instantOrNull(wire.expirationTimestamp),
    lines: (wire.lineItems ?? []).map(fromWireCartLine),
  }
}

function fromWireCartLine(wire: WireCartLine, position: number): CartLine {
  const { pricing, error } = wire
  return {
    number: wire.id ?? position,
    catalogItemId: wire.catalogItemId ?? '',
    quantity: wire.quantity ?? 0,
    friendlyName: textOrNull(wire.friendlyName),
    billingCycle: billingCycleOf(wire.billingCycle),
    termDuration: textOrNull(wire.termDuration),
    orderGroup: textOrNull(wordOf(wire.orderGroup)),
    currency: textOrNull(wire.currencyCode),
    pricing:
      typeof pricing?.price === 'number'
        ? { unitPrice: pricing.price, listPrice: pricing.listPrice ?? null, extendedPrice: pricing.extendedPrice ?? null }
        : null,
    error: error ? { code: wordOf(error.errorCode), text: error.errorDescription ?? '' } : null,
  }
}

export function fromWireCheckoutResult(wire: WireCheckoutResult): CheckoutResult {
  return {
    orders: (wire.orders ?? []).map(fromWireOrder),
    orderErrors: (wire.orderErrors ?? []).map((error) => ({
      orderGroup: textOrNull(wordOf(error.orderGroupId)),
      code: wordOf(error.code),
      text: error.description ?? '',
    })),
  }
}

// The spelling of the words with several parts is documented nowhere; the numbers are the positions of the enumeration.
const ORDER_STATUSES: Readonly<Record<string, OrderStatus>> = {
  completed: 'completed',
  pending: 'pending',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  suspended: 'suspended',
  pendingreview: 'pending-review',
  pendingpoupload: 'pending-po-upload',
  pouploadcomplete: 'po-upload-complete',
  poreviewrejected: 'po-review-rejected',
  partialsuccess: 'partial-success',
  error: 'error',
  1: 'completed',
  2: 'pending',
  3: 'cancelled',
  4: 'suspended',
  5: 'pending-review',
  6: 'pending-po-upload',
  7: 'po-upload-complete',
  8: 'po-review-rejected',
  9: 'partial-success',
  10: 'error',
}

export function fromWireOrder(wire: WireOrder): Order {
  return {
    id: wire.id,
    status: ORDER_STATUSES[plainWord(wire.status)] ?? 'unknown',
    statusText: wordOf(wire.status),
    createdAt: instantOrNull(wire.creationDate),
    currency: textOrNull(wire.currencyCode),
    totalPrice: wire.totalPrice ?? null,
    lines: (wire.lineItems ?? []).map(fromWireOrderLine),
  }
}

function fromWireOrderLine(wire: WireOrderLine, position: number): OrderLine {
  const subscription = textOrNull(wire.subscriptionId)
  return {
    number: wire.lineItemNumber ?? position,
    offerId: wire.offerId ?? '',
    quantity: wire.quantity ?? 0,
    friendlyName: textOrNull(wire.friendlyName),
    transactionType: textOrNull(plainWord(wire.transactionType)),
    subscription: subscription === null ? null : id<SubscriptionId>(subscription),
  }
}

const LINE_STATUSES: Readonly<Record<string, OrderLineProvisioning['status']>> = {
  fulfilled: 'fulfilled',
  unfulfilled: 'unfulfilled',
  prefulfillmentpending: 'prefulfillment-pending',
}

export function fromWireLineProvisioning(wire: WireLineProvisioning, position: number): OrderLineProvisioning {
  return {
    number: wire.lineItemNumber ?? position,
    status: LINE_STATUSES[plainWord(wire.status)] ?? 'unknown',
    statusText: wordOf(wire.status),
    quantity: (wire.quantityProvisioningInformation ?? []).reduce((sum, part) => sum + (part.quantity ?? 0), 0),
  }
}

export function fromWireAuditRecord(wire: WireAuditRecord): AuditRecord {
  const customer = textOrNull(wire.customerId)
  return {
    id: wire.id,
    customer: customer === null ? null : id<CustomerId>(customer),
    operationType: wordOf(wire.operationType),
    resourceType: wordOf(wire.resourceType),
    status: wordOf(wire.operationStatus).toLowerCase(),
    at: instantOrNull(wire.operationDate),
    correlationId: textOrNull(wire.originalCorrelationId)?.toLowerCase() ?? null,
    who: textOrNull(wire.userPrincipalName),
    data: Object.fromEntries((wire.customizedData ?? []).map((one) => [one.key ?? '', one.value ?? ''])),
  }
}
