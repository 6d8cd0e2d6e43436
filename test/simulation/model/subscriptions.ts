import { DAY_MS } from '../../../src/domain/instant.ts'
import { collection, isoOf, membersOf, refusePc, textOf, type ModelAnswer, type ModelRequest } from './answer.ts'
import { aged, CANCEL_DAYS_MS, change, LAGS, withEntry, type Subscription, type Tenant, type View } from './state.ts'

/** What a subscription's life needs to know of the rest of the world. */
export interface SubscriptionWorld {
  /** False: what is scheduled to happen at a term's end is lost without a word. */
  readonly keepsScheduledActions: boolean
  /** `asked`: what it would be if all that was asked for was kept. */
  onPatched(tenant: Tenant, before: Subscription, asked: Subscription): void
}

export function listSubscriptions(view: View, now: number): ModelAnswer {
  const shown = [...view.subscriptions.values()].filter((one) => now >= one.listedAt).map((one) => aged(one, now))
  return collection(shown.map(subscriptionToWire))
}

export function getSubscription(view: View, id: string, now: number): ModelAnswer {
  const found = view.subscriptions.get(id.toLowerCase())
  return found ? { status: 200, body: subscriptionToWire(aged(found, now)) } : notFound(id)
}

/** Nothing here hangs on anything. */
export function listAddOns(view: View, id: string): ModelAnswer {
  return view.subscriptions.has(id.toLowerCase()) ? collection([]) : notFound(id)
}

/** As at the last refresh, every fifteen minutes. */
export function provisioningStatus(view: View, id: string, now: number): ModelAnswer {
  const stored = view.subscriptions.get(id.toLowerCase())
  if (!stored) return notFound(id)
  const one = aged(stored, now)
  if (one.status === 'pending') return refusePc(404, 800007, 'Provisioning information is not available yet.')
  const refreshedAt = Math.floor(now / LAGS.provisioning) * LAGS.provisioning
  const status = refreshedAt >= one.provisionedAt ? 'success' : 'pending'
  return { status: 200, body: { skuId: one.skuId, status, quantity: one.quantity, endDate: isoOf(one.termEndsAt) } }
}

/** The whole resource is taken; what is left out of the renewal members is reset. */
export function patchSubscription(tenant: Tenant, id: string, request: ModelRequest, now: number, world: SubscriptionWorld): ModelAnswer {
  const stored = tenant.now.subscriptions.get(id.toLowerCase())
  if (!stored) return notFound(id)
  const before = aged(stored, now)
  const body = membersOf(request.body)
  const etag = request.headers['if-match']?.replaceAll('"', '')
  if (before.family === 'legacy' && etag !== undefined && etag !== etagOf(before))
    return refusePc(400, 2055, 'The etag is outdated: read the subscription again and send the change with its new etag.')
  const asked = patched(before, body, now)
  const after = world.keepsScheduledActions ? asked : { ...asked, scheduledActions: null }
  const refusal = refusalOf(before, after, now)
  if (refusal) return refusal
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    const saved = { ...after, version: before.version + 1 }
    change(tenant, now, { subscriptions: withEntry(tenant.now.subscriptions, id.toLowerCase(), saved) })
    world.onPatched(tenant, before, asked)
    return { status: 200, body: subscriptionToWire(saved) }
  }
  return { status: 200, body: subscriptionToWire(before) }
}

function patched(before: Subscription, body: ReturnType<typeof membersOf>, now: number): Subscription {
  const status = textOf(body['status'])?.toLowerCase() as Subscription['status'] | undefined
  const quantity = typeof body['quantity'] === 'number' ? body['quantity'] : before.quantity
  const isNce = before.family === 'nce'
  const after: Subscription = {
    ...before,
    status: status ?? before.status,
    statusSince: status === undefined || status === before.status ? before.statusSince : now,
    autoRenew: body['autoRenewEnabled'] === true,
    scheduledActions: isNce && Array.isArray(body['scheduledActions']) ? body['scheduledActions'] : null,
    nextTerm: isNce ? (body['scheduledNextTermInstructions'] ?? null) : null,
    friendlyName: textOf(body['friendlyName']) ?? before.friendlyName,
    partnerId: textOf(body['partnerId']) || before.partnerId,
    extras: Object.fromEntries(Object.keys(before.extras).map((name) => [name, body[name] ?? null])),
  }
  if (isNce && after.status === 'suspended' && before.status !== 'suspended')
    return { ...after, autoRenew: false, scheduledActions: null, nextTerm: null }
  // Nothing is scheduled for a term that does not come.
  const isLast = after.status === before.status && !after.autoRenew
  if (quantity === before.quantity) return isLast ? { ...after, nextTerm: null } : after
  const shown = now >= before.seats.at ? before.quantity : before.seats.before
  const seats = quantity > before.quantity ? { before: shown, at: now + LAGS.seats } : before.seats
  const refundable = isNce ? refundableAfter(before, quantity - before.quantity, now) : before.refundable
  return { ...after, quantity, seats, refundable, provisionedAt: now, nextTerm: null }
}

/** Seats that were added can be given back for seven days, the newest first. */
function refundableAfter(before: Subscription, more: number, now: number): Subscription['refundable'] {
  const open = before.refundable.filter(({ until }) => until >= now)
  if (more > 0) return [...open, { seats: more, until: now + CANCEL_DAYS_MS }]
  let left = -more
  return open.toReversed().flatMap((part) => {
    const given = Math.min(left, part.seats)
    left -= given
    return given === part.seats ? [] : [{ ...part, seats: part.seats - given }]
  })
}

function refusalOf(before: Subscription, after: Subscription, now: number): ModelAnswer | undefined {
  if (before.status === 'deleted') return refusePc(400, 2011, 'The subscription is deleted and cannot be updated.')
  if (before.status === 'pending') return refusePc(409, 800082, 'The subscription is not ready for updates yet.')
  if (before.status === 'expired') return refusePc(400, 900277, 'The subscription is expiring, it takes no more updates.')
  if (before.status === 'disabled') return refusePc(400, 900279, 'The subscription is disabled, it takes no more updates.')
  if (before.status === 'suspended' && after.status === 'suspended') return refusalWhileSuspended(before, after)
  const refundable = before.refundable.filter(({ until }) => until >= now).reduce((sum, { seats }) => sum + seats, 0)
  if (before.family === 'nce' && before.quantity - after.quantity > refundable)
    return refusePc(400, 800090, 'The quantity cannot be reduced.')
  return statusRefusal(before, after, now) ?? renewalRefusal(before, after)
}

function statusRefusal(before: Subscription, after: Subscription, now: number): ModelAnswer | undefined {
  if (before.status === after.status) return undefined
  if (after.status === 'deleted' && before.family === 'legacy')
    return refusePc(400, 800040, `A status change from ${before.status} to deleted is not possible.`)
  if (after.status === 'deleted' && (before.cancelUntil === null || now > before.cancelUntil))
    return refusePc(400, 900117, 'The cancellation window of seven days has passed.')
  if (after.status === 'active' && now >= before.termEndsAt)
    return refusePc(400, 800040, 'The term has ended: the subscription cannot be made active again.')
  return undefined
}

function renewalRefusal(before: Subscription, after: Subscription): ModelAnswer | undefined {
  if (before.retired && !before.autoRenew && after.autoRenew)
    return refusePc(400, 800093, 'The subscription is not eligible for auto-renew: its offer is retired.')
  const isScheduled = after.nextTerm !== null && (after.status !== 'active' || !after.autoRenew)
  return isScheduled ? refusePc(400, 900280, 'Renewal changes need an active subscription with auto-renew on.') : undefined
}

function refusalWhileSuspended(before: Subscription, after: Subscription): ModelAnswer | undefined {
  if (before.quantity !== after.quantity) return refusePc(400, 2001, 'The quantity cannot change while the subscription is suspended.')
  const isChanged =
    before.friendlyName !== after.friendlyName || before.autoRenew !== after.autoRenew || before.partnerId !== after.partnerId
  return isChanged ? refusePc(400, 800091, 'The subscription is suspended and cannot be updated.') : undefined
}

function etagOf({ id, version }: Subscription): string {
  return Buffer.from(JSON.stringify({ id: id.toLowerCase(), version })).toString('base64')
}

export function subscriptionToWire(one: Subscription): Record<string, unknown> {
  const lastMoment = one.termEndsAt - 1000
  const family =
    one.family === 'legacy'
      ? { commitmentEndDate: isoOf(one.termEndsAt), commitmentEndDateTime: isoOf(one.termEndsAt), attributes: { etag: etagOf(one) } }
      : {
          productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
          commitmentEndDate: isoOf(Math.floor(lastMoment / DAY_MS) * DAY_MS),
          commitmentEndDateTime: isoOf(lastMoment),
          cancellationAllowedUntilDate: one.cancelUntil === null || one.status === 'deleted' ? null : isoOf(one.cancelUntil),
          termDuration: one.term,
          scheduledActions: one.scheduledActions,
          scheduledNextTermInstructions: one.nextTerm,
          attributes: { objectType: 'Subscription' },
        }
  const { id, offerId, offerName, friendlyName, quantity, status, autoRenew, createdAt, billingCycle, partnerId, orderId } = one
  const own = { id, offerId, offerName, friendlyName, quantity, status, autoRenewEnabled: autoRenew, billingCycle, partnerId, orderId }
  return { ...one.extras, ...own, creationDate: isoOf(createdAt), isTrial: false, parentSubscriptionId: null, ...family }
}

function notFound(id: string): ModelAnswer {
  return refusePc(404, 20003, `The subscription ${id} was not found.`)
}
