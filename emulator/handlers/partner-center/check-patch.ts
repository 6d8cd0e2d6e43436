import { textOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { refuse } from './partner-center-error.ts'

/** The documented reasons why a change is refused, in the order in which they are checked. Undefined: it may be made. */
export function checkPatch(call: CustomerCall, before: Subscription, after: Subscription, body: Members): Answer | undefined {
  return (
    checkState(before, after, body) ??
    checkStatus(call, before, after) ??
    checkQuantity(call, before, after, body) ??
    checkExtendedTerm(before, after) ??
    checkTerms(before, after, body)
  )
}

function checkState(before: Subscription, after: Subscription, body: Members): Answer | undefined {
  const wanted = textOf(body['status'])?.toLowerCase()
  const settable = ['active', 'suspended', 'deleted']
  if (before.status === 'deleted') return refuse(400, 2011, 'The subscription is deleted and cannot be updated.')
  if (before.status === 'pending' || before.waiting) return refuse(409, 800082, 'The subscription is not ready for updates yet.')
  if (wanted !== undefined && wanted !== before.status && !settable.includes(wanted)) {
    return refuse(400, 800096, `The status cannot be set to "${wanted}": expected ${settable.join(', ')}.`)
  }
  if (before.status === 'expired') return refuse(400, 900277, 'The subscription is expiring, it takes no more updates.')
  if (before.status === 'disabled') return refuse(400, 900279, 'The subscription is disabled, it takes no more updates.')
  if (before.status !== 'suspended' || after.status !== 'suspended') return undefined
  if (before.quantity !== after.quantity) return refuse(400, 2001, 'The quantity cannot change while the subscription is suspended.')
  const changes = before.friendlyName !== after.friendlyName || before.autoRenew !== after.autoRenew || before.partnerId !== after.partnerId
  return changes ? refuse(400, 800091, 'The subscription is suspended and cannot be updated.') : undefined
}

function checkStatus(call: CustomerCall, before: Subscription, after: Subscription): Answer | undefined {
  if (before.status === after.status) return undefined
  if (after.status === 'deleted') {
    if (before.family === 'legacy') return refuse(400, 800040, `A status change from ${before.status} to deleted is not possible.`)
    if (before.extendedTerm || (before.cancelUntil !== null && call.now <= before.cancelUntil)) return undefined
    return refuse(400, 900117, 'The cancellation window of seven days has passed.')
  }
  if (after.status !== 'active') return undefined
  if (call.now >= before.termEndsAt) return refuse(400, 800040, 'The term has ended: the subscription cannot be made active again.')
  const parent = before.parentId === null ? undefined : call.world.subscriptions.find(call.customer.id, before.parentId)
  return parent && parent.status !== 'active'
    ? refuse(409, 27009, 'The add-on cannot be enabled while its parent is not active.')
    : undefined
}

function checkQuantity(call: CustomerCall, before: Subscription, after: Subscription, body: Members): Answer | undefined {
  const asked = body['quantity']
  const { maxQuantity } = call.world.catalog.getProduct(before.product)
  if (asked !== undefined && (typeof asked !== 'number' || !Number.isInteger(asked) || asked < 1 || asked > maxQuantity)) {
    return refuse(400, 2002, `The quantity ${JSON.stringify(asked)} is outside the range from 1 to ${maxQuantity}.`)
  }
  if (before.quantity === after.quantity) return undefined
  if (before.extendedTerm) return refuse(400, 800095, 'The quantity cannot change in an extended service term.')
  if (before.family === 'legacy' || after.quantity > before.quantity) return undefined
  const returnable = before.refundable.filter((part) => part.until >= call.now).reduce((sum, part) => sum + part.quantity, 0)
  if (before.quantity - after.quantity <= returnable) return undefined
  return refuse(
    400,
    800090,
    `The quantity cannot be reduced by ${before.quantity - after.quantity}: ${returnable} seats may still be given back.`,
  )
}

/** Beside cancelling, an extended service term takes no change (2026). */
function checkExtendedTerm(before: Subscription, after: Subscription): Answer | undefined {
  if (!before.extendedTerm || after.status === 'deleted') return undefined
  const changes = before.status !== after.status || before.friendlyName !== after.friendlyName || before.autoRenew !== after.autoRenew
  return changes ? refuse(400, 900280, 'In an extended service term a subscription can only be cancelled.') : undefined
}

function checkTerms(before: Subscription, after: Subscription, body: Members): Answer | undefined {
  const term = textOf(body['termDuration'])
  const cycle = textOf(body['billingCycle'])?.toLowerCase()
  if (before.family === 'legacy' && cycle !== undefined && cycle !== before.billingCycle.toLowerCase()) {
    return refuse(400, 2054, 'The billing cycle is changed through the order, not through the subscription.')
  }
  if (before.family === 'nce' && term !== undefined && term !== before.term)
    return refuse(400, 800122, 'A change of the term is not built into this emulator.')
  if (before.retired && !before.autoRenew && after.autoRenew)
    return refuse(400, 800093, 'The subscription is not eligible for auto-renew: its offer is retired.')
  const scheduled = after.scheduledNextTermInstructions !== null && (after.status !== 'active' || !after.autoRenew)
  return scheduled ? refuse(400, 900280, 'Renewal changes need an active subscription with auto-renew on.') : undefined
}
