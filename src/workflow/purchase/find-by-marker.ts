import type { Purchase } from '../../domain/run.ts'
import type { Order, OrderStatus } from '../../provider/partner-center/order.ts'
import type { Breach } from '../broken-promise.ts'
import { carriesMarker } from '../marker.ts'
import type { StepContext } from '../step.ts'

/** What carries the marker of a purchase at the provider; of orders and subscriptions those that still stand. */
export interface Marked {
  /** The purchase as it was found; undefined where nothing carries the marker. */
  readonly purchase: Purchase | undefined
  readonly orders: readonly string[]
  readonly subscriptions: readonly string[]
}

const FELL_THROUGH: ReadonlySet<OrderStatus> = new Set(['cancelled', 'po-review-rejected', 'error'])

/** Looks for the marker in orders and subscriptions, then, where they show none, in audit records. */
export async function findByMarker(purchase: Purchase, context: StepContext): Promise<Marked> {
  const marked = await listMarked(purchase, context)
  return marked.purchase ? marked : { ...marked, purchase: await findInAudit(purchase, context) }
}

/** The same in orders and subscriptions alone. */
export async function listMarked(purchase: Purchase, context: StepContext): Promise<Marked> {
  const { customer } = context.key
  const orders = (await context.partnerCenter.listOrders(customer)).filter((each) => isMarked(each, purchase))
  const subscriptions = (await context.partnerCenter.listSubscriptions(customer)).filter((each) =>
    carriesMarker(each.wire['friendlyName'], purchase.marker),
  )
  const [order] = orders
  const [read] = subscriptions
  const found: Purchase | undefined = order
    ? { ...purchase, state: 'ordered', orderId: order.id }
    : read && { ...purchase, state: 'subscribed', orderId: read.subscription.orderId, subscription: read.subscription.id }
  return {
    purchase: found,
    orders: orders.flatMap((each) => (FELL_THROUGH.has(each.status) ? [] : [each.id])),
    subscriptions: subscriptions.flatMap(({ subscription }) => (subscription.status === 'deleted' ? [] : [subscription.id])),
  }
}

/** Two orders, or two subscriptions, of one purchase that both stand (promise P2); undefined where there is one at most. */
export function boughtTwice({ orders, subscriptions }: Marked, { marker, line }: Purchase): Breach | undefined {
  if (new Set(orders).size < 2 && new Set(subscriptions).size < 2) return undefined
  const found = `${orders.length} orders and ${subscriptions.length} subscriptions carry the marker ${marker} of one purchase. Cancel the one too many in Partner Center, then retry`
  return { promise: 'never-bought-twice', found, evidence: { line, marker, orders, subscriptions } }
}

/** Partner Center shows the cart as still to be ordered: where nothing carries our marker either, the checkout never arrived. */
export async function isCartUnused(purchase: Purchase, { partnerCenter, key }: StepContext): Promise<boolean> {
  const cart = purchase.cartId === null ? undefined : await partnerCenter.findCart(key.customer, purchase.cartId)
  return cart?.status === 'active'
}

function isMarked(order: Order, { marker }: Purchase): boolean {
  return order.lines.some((line) => carriesMarker(line.friendlyName, marker))
}

/** Audit records are the last witness: they name the order of our checkout where the lists do not show it. */
async function findInAudit(purchase: Purchase, context: StepContext): Promise<Purchase | undefined> {
  if (purchase.checkoutSentAt === null) return undefined
  for await (const page of context.partnerCenter.listAuditRecords(context.key.customer, purchase.checkoutSentAt.slice(0, 10))) {
    const record = page.find((each) => JSON.stringify(each).includes(`[${purchase.marker}]`))
    const orderId = record && orderIdIn(record)
    if (orderId) return { ...purchase, state: 'ordered', orderId }
  }
  return undefined
}

function orderIdIn(record: object): string | undefined {
  return /"(?:OrderId|orderId)"[^"]*"(?:value"\s*:\s*")?([^"]+)"/.exec(JSON.stringify(record))?.[1]
}
