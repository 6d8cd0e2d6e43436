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
    alternateId: order.id.replaceAll('-', '').slice(0, 12),
    referenceCustomerId: order.customerId,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    lineItems: order.lines.map((line) => lineToWire(line, order, named)),
    creationDate: isoTime(order.createdAt),
    status: statusOf(order, now),
    transactionType: 'UserPurchase',
    links: {
      self: { uri, method: 'GET', headers: [] },
      provisioningStatus: { uri: `${uri}/provisioningstatus`, method: 'GET', headers: [] },
    },
    attributes: { objectType: 'Order' },
  }
}

/** The spelling of the words with several parts is documented nowhere. */
function statusOf(order: Order, now: number): 'completed' | 'pending' | 'pending review' {
  if (now >= order.completesAt) return 'completed'
  return order.reviewedAt !== null && now < order.reviewedAt ? 'pending review' : 'pending'
}

function lineToWire(line: OrderLine, order: Order, named: boolean): unknown {
  const subscriptionId = named ? line.subscriptionId : null
  return {
    lineItemNumber: line.lineItemNumber,
    offerId: line.offerId,
    subscriptionId,
    parentSubscriptionId: line.parentSubscriptionId,
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    termDuration: line.termDuration,
    transactionType: line.transactionType,
    pricing: line.unitPrice === null ? null : { listPrice: line.unitPrice, price: line.unitPrice },
    links: linksOf(line, order.customerId, subscriptionId),
  }
}

function linksOf({ offerId }: OrderLine, customerId: string, subscriptionId: string | null): Record<string, unknown> {
  const [product, sku, availability] = offerId.split(':')
  const subscription = subscriptionId === null ? null : linkTo(`/customers/${customerId}/subscriptions/${subscriptionId}`)
  if (sku === undefined) return { subscription }
  const skuUri = `/products/${product}/skus/${sku}`
  return {
    product: linkTo(`/products/${product}`),
    sku: linkTo(skuUri),
    availability: linkTo(`${skuUri}/availabilities/${availability}`),
    subscription,
  }
}

function linkTo(uri: string): { uri: string; method: string; headers: unknown[] } {
  return { uri, method: 'GET', headers: [] }
}
