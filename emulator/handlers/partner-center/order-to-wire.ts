import { isoTime } from '../../duration.ts'
import type { Order, OrderLine } from '../../store/orders.ts'
import type { World } from '../../world.ts'

/** The Order resource (Partner Center REST, orders, 2023-10). A line names its subscription at once or when the order is completed: both are documented. */
export function orderToWire(order: Order, world: World, now: number): unknown {
  const completed = now >= order.completesAt
  const named = completed || world.settings.current().subscriptionIdAt === 'checkout'
  const uri = `/customers/${order.customerId}/orders/${order.id}`
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: order.customerId,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    lineItems: order.lines.map((line) => lineToWire(line, order, named)),
    creationDate: isoTime(order.createdAt),
    status: completed ? 'completed' : 'pending',
    transactionType: 'UserPurchase',
    links: {
      self: { uri, method: 'GET', headers: [] },
      provisioningStatus: { uri: `${uri}/provisioningstatus`, method: 'GET', headers: [] },
    },
    attributes: { objectType: 'Order' },
  }
}

function lineToWire(line: OrderLine, order: Order, named: boolean): unknown {
  const [product, sku, availability] = line.offerId.split(':')
  const subscriptionId = named ? line.subscriptionId : null
  return {
    lineItemNumber: line.lineItemNumber,
    offerId: line.offerId,
    subscriptionId,
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    termDuration: line.termDuration,
    transactionType: line.transactionType,
    pricing: line.unitPrice === null ? null : { listPrice: line.unitPrice, price: line.unitPrice },
    links:
      sku === undefined
        ? {}
        : {
            product: { uri: `/products/${product}`, method: 'GET', headers: [] },
            sku: { uri: `/products/${product}/skus/${sku}`, method: 'GET', headers: [] },
            availability: { uri: `/products/${product}/skus/${sku}/availabilities/${availability}`, method: 'GET', headers: [] },
            subscription:
              subscriptionId === null
                ? null
                : { uri: `/customers/${order.customerId}/subscriptions/${subscriptionId}`, method: 'GET', headers: [] },
          },
  }
}
