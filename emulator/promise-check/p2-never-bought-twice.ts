import type { Purchased, PurchaseLookedUp, SubscriptionChanged } from '../events.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { createRaiseWatch } from './raised-twice.ts'
import { statusOf } from './subscription-status.ts'

/**
 * P2: no purchase is made twice, and none is sent while the outcome of an earlier one is unknown.
 *
 * Two purchases are the same when customer, item and friendly name (the buyer's marker) are. An outcome is unknown after
 * an answer that was lost, until the client reads what can settle it or repeats the checkout of that cart. More seats on a
 * subscription that exists are a purchase as well, and an order that names that subscription again is how it is recorded.
 */
export function checkNeverBoughtTwice(): PromiseRule {
  const findings = createFindings()
  const bought = new Map<string, Bought>()
  const lost = new Map<string, Map<string, Purchased>>()
  const ended = new Set<string>()
  const raises = createRaiseWatch(findings)
  return {
    onEvent(event) {
      raises.onEvent(event)
      if (event.kind === 'subscription:changed') noteStatus(event)
      else if (event.kind === 'purchase:looked-up') settle(event)
      else if (event.kind === 'purchased' && event.actor === 'client') notePurchase(event)
    },
    verdict() {
      raises.report()
      return findings.verdict()
    },
  }

  function notePurchase(event: Purchased): void {
    if (event.repeatOf !== null) return settle({ ...event, by: 'getCart' })
    findings.countChecked()
    for (const line of event.lines) checkLine(event, line)
    // Only now: two lines of one cart cannot be each other's earlier attempt.
    for (const line of event.lines) {
      bought.set(purchaseKey(event, line), { event, subscriptionId: line.subscriptionId.toLowerCase() })
      rememberOutcome(event, line.item)
    }
  }

  function checkLine(event: Purchased, line: Line): void {
    const first = bought.get(purchaseKey(event, line))
    const isSameSubscription = first?.subscriptionId === line.subscriptionId.toLowerCase()
    if (first && !isSameSubscription && !ended.has(first.subscriptionId))
      findings.add([first.event.id, event.id], twiceText(event, first.event, line))
    const unknown = lost.get(event.customerId)?.get(line.item)
    if (unknown) findings.add([unknown.id, event.id], unsettledText(event, unknown, line))
  }

  function rememberOutcome(event: Purchased, item: string): void {
    const open = lost.get(event.customerId) ?? new Map<string, Purchased>()
    if (event.answered) open.delete(item)
    else open.set(item, event)
    if (open.size > 0) lost.set(event.customerId, open)
    else lost.delete(event.customerId)
  }

  /** Reading one cart settles the purchase of that cart only; the other reads can settle every purchase of the customer. */
  function settle({ customerId, by, cartId }: Pick<PurchaseLookedUp, 'customerId' | 'by' | 'cartId'>): void {
    const open = lost.get(customerId)
    if (!open) return
    for (const [item, purchase] of open) if (by !== 'getCart' || cartId === purchase.cartId) open.delete(item)
  }

  /** A subscription that the client gave back, or that is gone, may be bought anew. */
  function noteStatus(event: SubscriptionChanged): void {
    const status = statusOf(event.after)
    const isOver = status === 'deleted' || (status === 'suspended' && event.actor === 'client')
    if (isOver) ended.add(event.subscriptionId.toLowerCase())
    else if (status === 'active') ended.delete(event.subscriptionId.toLowerCase())
  }
}

type Line = Purchased['lines'][number]

interface Bought {
  readonly event: Purchased
  readonly subscriptionId: string
}

function purchaseKey({ customerId }: Purchased, { item, friendlyName }: Line): string {
  return JSON.stringify([customerId, item.toLowerCase(), friendlyName])
}

function twiceText(event: Purchased, first: Purchased, { item, quantity, friendlyName }: Line): string {
  const label = friendlyName === null ? 'without a friendly name' : `as "${friendlyName}"`
  return (
    `Customer ${event.customerId} was sold ${item} (${quantity} seats, ${label}) in order ${event.orderId} at ${event.at}, ` +
    `which order ${first.orderId} of ${first.at} had bought already.`
  )
}

function unsettledText(event: Purchased, unknown: Purchased, { item }: Line): string {
  return (
    `Customer ${event.customerId} was sold ${item} in order ${event.orderId} at ${event.at} while nobody knew what had become of the ` +
    `checkout of ${unknown.at} (order ${unknown.orderId}): its answer was lost, and nothing was read since that could settle it.`
  )
}
