import { listOf, membersOf, textOf } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import { saveSubscription } from '../../lifecycle/save-subscription.ts'
import { unitPrice } from '../../reference/prices.ts'
import type { Order } from '../../store/orders.ts'
import { addAudit } from './audit-records.ts'
import { findAgreementProblem } from './agreement-problem.ts'
import { findLineRefusal, readOrderLines } from './create-order.ts'
import { logPurchase } from './log-purchase.ts'
import { orderToWire } from './order-to-wire.ts'
import { refuse } from './partner-center-error.ts'
import { buyLines } from './place-order.ts'

const BILLING_CYCLES = ['monthly', 'annual']

/** Buys a legacy add-on for a base of this order, or changes how the order is billed (Partner Center REST, orders, 2023-10). */
export function patchOrder(call: CustomerCall, order: Order): Answer {
  const body = membersOf(call.body)
  if (textOf(body['status'])?.toLowerCase() === 'cancelled') return refuse(403, 800019, 'Only an integration sandbox may cancel an order.')
  if (call.now < order.completesAt) return refuse(409, 800060, 'The order is in progress: look at it again in a few minutes.')
  const added = (listOf(body['lineItems']) ?? []).map(membersOf).filter((line) => textOf(line['parentSubscriptionId']))
  return added.length > 0 ? addAddOns(call, order) : changeBilling(call, order)
}

function addAddOns(call: CustomerCall, order: Order): Answer {
  const { world, now } = call
  const sent = (listOf(membersOf(call.body)['lineItems']) ?? []).map(membersOf).filter((line) => line['subscriptionId'] === undefined)
  const known = new Set(order.lines.map((line) => line.subscriptionId.toLowerCase()))
  if (!sent.every((line) => known.has(textOf(line['parentSubscriptionId'])?.toLowerCase() ?? '')))
    return refuse(400, 800029, 'The parent of the add-on is not in this order: patch the order of the base.')
  const read = readOrderLines({ ...call, body: { billingCycle: order.billingCycle, lineItems: sent } })
  if ('status' in read) return read
  const refused = findAgreementProblem(call.customer) ?? findLineRefusal(read.lines)
  if (refused) return refused
  const times = { orderId: order.id, completesAt: now, listedAt: now + world.settings.lagMs('orderList') }
  const bought = buyLines(call, read.lines, times, order.lines.length)
  const changed: Order = { ...order, lines: [...order.lines, ...bought] }
  world.orders.save(changed)
  logPurchase(call, changed, bought, 'update_order')
  return { status: 200, body: orderToWire(changed, world, now), applied: true }
}

/** Of the whole order: all its subscriptions must be active. */
function changeBilling(call: CustomerCall, order: Order): Answer {
  const { world, customer, now, seq } = call
  const billingCycle = textOf(membersOf(call.body)['billingCycle'])?.toLowerCase()
  if (billingCycle === undefined || !BILLING_CYCLES.includes(billingCycle))
    return refuse(400, 800002, `billingCycle is ${JSON.stringify(billingCycle)}: expected ${BILLING_CYCLES.join(' or ')}.`)
  const subscriptions = order.lines.flatMap((line) => world.subscriptions.find(customer.id, line.subscriptionId) ?? [])
  if (subscriptions.some((one) => one.family === 'nce'))
    return refuse(400, 800072, 'The billing cycle of new commerce is changed on the subscription.')
  if (subscriptions.some((one) => one.status !== 'active'))
    return refuse(400, 6000, 'A subscription of this order is not active: its billing cycle cannot be changed.')
  for (const one of subscriptions)
    saveSubscription(world, one, { ...one, billingCycle, version: one.version + 1 }, { actor: 'client', requestSeq: seq, at: now })
  const price = (id: string): number | null => {
    const product = subscriptions.find((one) => one.id === id)?.product
    return product === undefined ? null : unitPrice(world.catalog.getProduct(product), customer.country, 'P1Y', billingCycle)
  }
  const changed: Order = { ...order, billingCycle, lines: order.lines.map((line) => ({ ...line, unitPrice: price(line.subscriptionId) })) }
  world.orders.save(changed)
  const data = [
    { key: 'OrderId', value: order.id },
    { key: 'BillingCycle', value: billingCycle },
  ]
  const resourceNewValue = orderToWire(changed, world, now)
  addAudit(call, customer, { resourceType: 'order', operationType: 'update_order', resourceNewValue, data })
  return { status: 200, body: resourceNewValue, applied: true }
}
