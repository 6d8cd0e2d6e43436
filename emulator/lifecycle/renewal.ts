import { addTerm, DAY_MS } from '../duration.ts'
import { membersOf, textOf } from '../http/members.ts'
import type { Subscription } from '../store/subscriptions.ts'

interface Renewed {
  readonly at: number
  readonly to: Subscription
}

/** The next term, with the changes that were scheduled for it. New commerce has a new window of seven days for cancelling. */
export function renewal(subscription: Subscription): Renewed {
  const at = subscription.termEndsAt
  const until = at + 7 * DAY_MS
  const next = withInstructions(subscription)
  const window = subscription.family === 'legacy' ? {} : { cancelUntil: until, refundable: [{ quantity: next.quantity, until }] }
  return {
    at,
    to: {
      ...next,
      ...window,
      startsAt: at,
      termEndsAt: addTerm(at, next.term),
      scheduledNextTermInstructions: null,
      scheduledActions: null,
      version: subscription.version + 1,
    },
  }
}

/** A month more under the same id: an extended service term can be cancelled at any time (2026). */
export function extension(subscription: Subscription): Renewed {
  const at = subscription.termEndsAt
  const termEndsAt = addTerm(at, 'P1M')
  return {
    at,
    to: {
      ...subscription,
      extendedTerm: true,
      autoRenew: false,
      billingCycle: 'monthly',
      term: 'P1M',
      startsAt: at,
      termEndsAt,
      cancelUntil: termEndsAt,
      refundable: [],
      scheduledNextTermInstructions: null,
      scheduledActions: null,
      version: subscription.version + 1,
    },
  }
}

/** Quantity, term and billing of the instructions are followed; another product is not. */
function withInstructions(subscription: Subscription): Subscription {
  const instructions = membersOf(subscription.scheduledNextTermInstructions)
  const product = membersOf(instructions['product'])
  const quantity = instructions['quantity']
  return {
    ...subscription,
    quantity: typeof quantity === 'number' && Number.isInteger(quantity) && quantity > 0 ? quantity : subscription.quantity,
    term: termOf(product['termDuration']) ?? subscription.term,
    billingCycle: textOf(product['billingCycle'])?.toLowerCase() ?? subscription.billingCycle,
  }
}

function termOf(value: unknown): string | undefined {
  return ['P1M', 'P1Y', 'P3Y'].find((term) => term === value)
}
