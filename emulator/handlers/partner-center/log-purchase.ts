import { isoTime } from '../../duration.ts'
import { isGuid } from '../../http/members.ts'
import type { CustomerCall } from '../../http/operation.ts'
import type { Order, OrderLine } from '../../store/orders.ts'
import { addAudit } from './audit-records.ts'
import { orderToWire } from './order-to-wire.ts'

/** Logs what was bought, in the event log and in Partner Center's own audit (Partner Center REST, audit records, 2023-10). */
export function logPurchase(
  call: CustomerCall,
  order: Order,
  bought: readonly OrderLine[],
  operationType: 'create_order' | 'update_order',
): void {
  const { world, customer, now, seq, answered } = call
  world.log.append({
    kind: 'purchased',
    at: isoTime(now),
    actor: 'client',
    customerId: customer.id,
    requestSeq: seq,
    cartId: order.cartId,
    orderId: order.id,
    repeatOf: null,
    answered,
    lines: bought.map(({ offerId, quantity, friendlyName, subscriptionId }) => ({
      item: itemOf(offerId),
      quantity,
      friendlyName,
      subscriptionId,
    })),
  })
  const data = [
    { key: 'OrderId', value: order.id },
    { key: 'AlternateId', value: order.id },
    { key: 'BillingCycle', value: order.billingCycle },
    ...bought.flatMap(dataOf),
  ]
  addAudit(call, customer, { resourceType: 'order', operationType, resourceNewValue: orderToWire(order, world, now), data })
}

/** `product:sku` without the availability of the day; a legacy offer id as it is. */
function itemOf(offerId: string): string {
  return isGuid(offerId) ? offerId : offerId.split(':').slice(0, 2).join(':')
}

function dataOf(line: OrderLine, n: number): { key: string; value: string }[] {
  return [
    { key: `OfferId-${n}`, value: line.offerId },
    { key: `SubscriptionId-${n}`, value: line.subscriptionId },
    { key: `SubscriptionName-${n}`, value: line.friendlyName ?? '' },
    { key: `Quantity-${n}`, value: String(line.quantity) },
  ]
}
