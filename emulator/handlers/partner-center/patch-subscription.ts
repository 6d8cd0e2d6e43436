import { applyUpdate } from '../../lifecycle/apply-update.ts'
import { storeSubscription } from '../../lifecycle/save-subscription.ts'
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
const RENEWAL = ['autoRenewEnabled', 'scheduledNextTermInstructions', 'scheduledActions']

/**
 * Takes the whole resource. What is left out of `autoRenewEnabled`, `scheduledNextTermInstructions`, `nextChargeInstructions` and
 * `scheduledActions` is reset, not left alone (Partner Center REST, update a subscription, 2023-10).
 */
export function patchSubscription(call: CustomerCall, subscription: Subscription): Answer {
  const body = bodyOf(call)
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
  return apply(call, subscription, body, { ...patched, version: subscription.version + 1, updates: subscription.updates + 1 })
}

/** 200 with the changed resource, or 202 with its address: then the change shows later. */
function apply(call: CustomerCall, before: Subscription, body: Members, after: Subscription): Answer {
  const { world, customer, now, seq } = call
  const renewalAsked = RENEWAL.filter((name) => name in body)
  const data = [
    { key: 'SubscriptionId-0', value: after.id },
    { key: 'SubscriptionName-0', value: after.friendlyName },
    { key: 'Quantity-0', value: String(after.quantity) },
    { key: 'PartnerOnRecord-0', value: after.partnerId ?? '' },
  ]
  const audit = { resourceType: 'subscription', operationType: 'update_subscription', resourceNewValue: subscriptionToWire(after) }
  addAudit(call, customer, { ...audit, resourceOldValue: subscriptionToWire(before), data })
  if (world.settings.current().patchAnswer === '202') {
    storeSubscription(world, { ...before, waiting: { at: now + world.settings.lagMs('patch'), requestSeq: seq, renewalAsked, to: after } })
    return { status: 202, headers: { location: `/customers/${customer.id}/subscriptions/${after.id}` }, applied: true }
  }
  applyUpdate(world, before, after, { actor: 'client', requestSeq: seq, at: now, renewalAsked })
  return { status: 200, body: subscriptionToWire(after), applied: true }
}

/** Where the estate says so, scheduled actions get lost without a word: a client finds out by reading back. */
function bodyOf(call: CustomerCall): Members {
  const body = membersOf(call.body)
  if (call.world.settings.current().scheduledActionsKept) return body
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'scheduledActions'))
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
