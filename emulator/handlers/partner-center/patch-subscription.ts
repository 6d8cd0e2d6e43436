import { followDeletion } from '../../lifecycle/advance-world.ts'
import { saveSubscription } from '../../lifecycle/save-subscription.ts'
import type { Cause } from '../../lifecycle/save-subscription.ts'
import { membersOf, textOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { addAudit } from './audit-records.ts'
import { checkPatch } from './check-patch.ts'
import { applyPatch } from './apply-patch.ts'
import { refuse } from './partner-center-error.ts'
import { etagOf, subscriptionToWire } from './subscription-to-wire.ts'

const UPDATES_MAX = 1200

/**
 * Takes the whole resource. What is left out of `autoRenewEnabled`, `scheduledNextTermInstructions`, `nextChargeInstructions` and
 * `scheduledActions` is reset, not left alone (Partner Center REST, update a subscription, 2023-10).
 */
export function patchSubscription(call: CustomerCall, subscription: Subscription): Answer {
  const body = membersOf(call.body)
  if (Object.keys(body).length === 0)
    return refuse(400, 800002, 'The body is missing: send the whole subscription with the intended change.')
  const stale = findStaleEtag(call, subscription, body)
  if (stale) return stale
  if (subscription.updates >= UPDATES_MAX) return refuse(400, 900311, 'The subscription has been updated too often.')
  const patched = applyPatch(subscription, body, call.now, call.world.settings.lagMs('seats'))
  if (body['status'] === undefined && sameAs(subscription, patched))
    return refuse(400, 800002, 'The body changes nothing: send the whole subscription with the intended change.')
  const refused = checkPatch(call, subscription, patched, body)
  if (refused) return refused
  if (sameAs(subscription, patched)) return { status: 200, body: subscriptionToWire(subscription), applied: false }
  return apply(call, subscription, { ...patched, version: subscription.version + 1, updates: subscription.updates + 1 })
}

function apply(call: CustomerCall, before: Subscription, after: Subscription): Answer {
  const { world, customer, now, seq } = call
  const cause: Cause = { actor: 'client', requestSeq: seq, at: now }
  if (before.status === 'active' && after.status === 'suspended') suspendAddOns(call, before, cause)
  saveSubscription(world, before, after, cause)
  if (after.status === 'deleted' && before.status !== 'deleted') followDeletion(world, after, cause)
  const data = [
    { key: 'SubscriptionId-0', value: after.id },
    { key: 'SubscriptionName-0', value: after.friendlyName },
    { key: 'Quantity-0', value: String(after.quantity) },
  ]
  addAudit(call, customer, {
    resourceType: 'subscription',
    operationType: 'update_subscription',
    resourceNewValue: subscriptionToWire(after),
    data,
  })
  return { status: 200, body: subscriptionToWire(after), applied: true }
}

/** Suspending a legacy base suspends its add-ons; they do not come back with it. */
function suspendAddOns(call: CustomerCall, base: Subscription, cause: Cause): void {
  for (const addOn of call.world.subscriptions.of(base.customerId)) {
    if (addOn.parentId !== base.id || addOn.status !== 'active') continue
    const suspended: Subscription = {
      ...addOn,
      status: 'suspended',
      statusSince: call.now,
      suspensionReasons: ['CustomerCancellation'],
      version: addOn.version + 1,
    }
    saveSubscription(call.world, addOn, suspended, cause)
  }
}

/** New commerce subscriptions have no etag; an absent one is not asked for. */
function findStaleEtag(call: CustomerCall, subscription: Subscription, body: Members): Answer | undefined {
  if (subscription.family === 'nce') return undefined
  const header = call.request.headers['if-match']?.replaceAll('"', '')
  const sent = [header, textOf(membersOf(body['attributes'])['etag'])].filter((etag) => etag !== undefined && etag !== '' && etag !== '*')
  if (sent.every((etag) => etag === etagOf(subscription))) return undefined
  return refuse(400, 2055, 'The etag is outdated: read the subscription again and send the change with its new etag.')
}

function sameAs(a: Subscription, b: Subscription): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
