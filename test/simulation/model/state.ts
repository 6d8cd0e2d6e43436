import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts'
import { membersOf, textOf } from './answer.ts'

/** How late things show at the provider, in milliseconds: the same figures as the emulator's settings. */
export const LAGS = {
  order: 2 * MINUTE_MS,
  orderList: 5 * MINUTE_MS,
  provisioning: 15 * MINUTE_MS,
  seats: 10 * MINUTE_MS,
  services: MINUTE_MS,
  directory: 10 * MINUTE_MS,
  groups: 2 * MINUTE_MS,
  groupMember: 500,
} as const
export const CART_LIFETIME_MS = 7 * DAY_MS
export const ROTATION_MS = 24 * HOUR_MS
export const CANCEL_DAYS_MS = 7 * DAY_MS
const NCE_EXPIRED_MS = 30 * DAY_MS
const NCE_DISABLED_MS = 90 * DAY_MS

export interface License {
  readonly skuId: string
  readonly disabledPlans: readonly string[]
  /** The group that gives it; absent where it is direct. */
  readonly group?: string
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly licenses: readonly License[]
  /** Ids of users. */
  readonly members: readonly string[]
  /** Members whose licenses Microsoft has yet to bring in line, and whether it was we who asked for it. */
  readonly work: readonly { readonly user: string; readonly dueAt: number; readonly isOurs: boolean }[]
  readonly processedFrom: number
  /** By member: what of the group they do not have, or have still. */
  readonly errors: ReadonlyMap<string, readonly (License & { readonly error: string })[]>
  /** Members who are passed over until they are processed again. */
  readonly forgets: readonly string[]
}

export interface User {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly usageLocation: string | null
  readonly licenses: readonly License[]
  /** Since when each service plan is on; a plan that stays on through a change keeps its moment. */
  readonly planSince: Readonly<Record<string, number>>
}

export type Status = 'pending' | 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted'

export interface Subscription {
  readonly id: string
  readonly family: 'legacy' | 'nce'
  readonly offerId: string
  readonly offerName: string
  readonly friendlyName: string
  readonly skuId: string
  readonly quantity: number
  readonly status: Status
  readonly statusSince: number
  readonly autoRenew: boolean
  readonly scheduledActions: readonly unknown[] | null
  /** What was scheduled for the next term, as it was sent; null: nothing. */
  readonly nextTerm: unknown
  /** Microsoft sells it no more, and turns auto-renew on again for nobody. */
  readonly retired: boolean
  readonly createdAt: number
  readonly activatesAt: number | null
  readonly termEndsAt: number
  readonly cancelUntil: number | null
  /** New commerce: seats that can be given back, so long. */
  readonly refundable: readonly { readonly seats: number; readonly until: number }[]
  readonly term: string
  readonly billingCycle: string
  readonly partnerId: string | null
  readonly orderId: string | null
  readonly version: number
  /** Until `at` the directory shows `before` units. */
  readonly seats: { readonly before: number; readonly at: number }
  readonly directoryAt: number
  readonly listedAt: number
  readonly provisionedAt: number
  /** Suspended legacy ones are deleted so long after. */
  readonly deletedAfterMs: number
  /** Members that nobody here knows: what is not sent back is lost. */
  readonly extras: Readonly<Record<string, unknown>>
}

export interface CartLine {
  readonly id: number
  readonly catalogItemId: string
  readonly quantity: number
  readonly billingCycle: string
  readonly termDuration: string | null
  readonly friendlyName: string | null
}

export interface Cart {
  readonly id: string
  readonly createdAt: number
  readonly lines: readonly CartLine[]
  readonly orderId: string | null
}

export interface Order {
  readonly id: string
  readonly createdAt: number
  readonly completesAt: number
  readonly listedAt: number
  readonly billingCycle: string
  readonly lines: readonly (CartLine & { readonly subscriptionId: string })[]
}

export interface Audit {
  readonly at: number
  readonly operationType: string
  readonly resourceType: string
  readonly correlationId: string | null
  readonly resourceNewValue: string
}

/** What of a tenant can be read late. */
export interface View {
  readonly subscriptions: ReadonlyMap<string, Subscription>
  readonly users: ReadonlyMap<string, User>
  readonly groups: ReadonlyMap<string, Group>
  readonly orders: ReadonlyMap<string, Order>
}

export interface Tenant {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly country: string
  readonly carts: Map<string, Cart>
  readonly audits: Audit[]
  now: View
  /** Every state with the moment it began, the first one first. */
  readonly history: { readonly at: number; readonly view: View }[]
}

/** A product of the catalog as it is sold here. */
export interface Sold {
  readonly productId: string
  readonly skuId: string
  readonly title: string
  /** The directory SKU that it provisions. */
  readonly provisions: string
  readonly partNumber: string
  readonly prerequisites: readonly string[]
}

export interface Sku {
  readonly skuId: string
  readonly partNumber: string
  readonly servicePlans: readonly { readonly id: string; readonly name: string }[]
}

/** The tenant as it was at `at`; as it was first where it was younger then. */
export function viewAt(tenant: Tenant, at: number): View {
  return (tenant.history.findLast((entry) => entry.at <= at) ?? tenant.history[0])?.view ?? tenant.now
}

export function change(tenant: Tenant, at: number, to: Partial<View>): void {
  tenant.now = { ...tenant.now, ...to }
  tenant.history.push({ at, view: tenant.now })
}

export function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> {
  return new Map(map).set(key, value)
}

/**
 * What time has made of a subscription (lifecycle page, 2023-08): pending until its order is completed; renewed at its term's end where
 * it renews; else legacy deleted then, or a while after it was suspended; new commerce disabled where it was to be cancelled, or expired.
 */
export function aged(one: Subscription, now: number): Subscription {
  if (one.status === 'pending') return one.activatesAt !== null && now >= one.activatesAt ? aged(activated(one), now) : one
  if (one.status === 'deleted') return one
  const next = one.family === 'legacy' ? nextOfLegacy(one) : nextOfNce(one)
  if (next === undefined || now < next.at) return one
  const to = typeof next.to === 'string' ? { status: next.to, statusSince: next.at } : next.to
  return aged({ ...one, ...to, version: one.version + 1 }, now)
}

interface Next {
  readonly at: number
  readonly to: Status | Partial<Subscription>
}

function activated(one: Subscription): Subscription {
  return { ...one, status: 'active', statusSince: one.activatesAt ?? one.statusSince, activatesAt: null, version: one.version + 1 }
}

function nextOfLegacy(one: Subscription): Next {
  const { status, autoRenew, termEndsAt, statusSince, deletedAfterMs } = one
  if (status === 'active') return autoRenew ? renewed(one) : { at: termEndsAt, to: 'deleted' }
  return { at: Math.min(statusSince + deletedAfterMs, termEndsAt), to: 'deleted' }
}

function nextOfNce(one: Subscription): Next {
  const { status, autoRenew, termEndsAt, statusSince, scheduledActions } = one
  switch (status) {
    case 'expired':
      return { at: statusSince + NCE_EXPIRED_MS, to: 'disabled' }
    case 'disabled':
      return { at: statusSince + NCE_DISABLED_MS, to: 'deleted' }
    case 'active':
      if (cancelsAtTermEnd(scheduledActions)) return { at: termEndsAt, to: 'disabled' }
      return autoRenew ? renewed(one) : { at: termEndsAt, to: 'expired' }
    default:
      return { at: termEndsAt, to: 'disabled' }
  }
}

/** The next term with what was scheduled for it; new commerce can be cancelled for seven days again. */
function renewed(one: Subscription): Next {
  const at = one.termEndsAt
  const { quantity, term, billingCycle } = nextTermOf(one)
  const until = at + CANCEL_DAYS_MS
  const window = one.family === 'nce' ? { cancelUntil: until, refundable: [{ seats: quantity, until }] } : {}
  const lasts = MONTHS[term] ?? 12
  return {
    at,
    to: { quantity, term, billingCycle, ...window, termEndsAt: monthsLater(at, lasts), nextTerm: null, scheduledActions: null },
  }
}

const MONTHS: { readonly [term: string]: number } = { P1M: 1, P1Y: 12, P3Y: 36 }

/** What it will be in the next term: as it is where nothing else was scheduled. */
function nextTermOf({ nextTerm, quantity, term, billingCycle }: Subscription): Pick<Subscription, 'quantity' | 'term' | 'billingCycle'> {
  const scheduled = membersOf(nextTerm)
  const product = membersOf(scheduled['product'])
  const asked = textOf(product['termDuration']) ?? ''
  return {
    quantity: typeof scheduled['quantity'] === 'number' ? scheduled['quantity'] : quantity,
    term: asked in MONTHS ? asked : term,
    billingCycle: textOf(product['billingCycle'])?.toLowerCase() ?? billingCycle,
  }
}

/** The same day of the month, or the month's last. */
function monthsLater(at: number, months: number): number {
  const then = new Date(at)
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + months + 1, 0)).getUTCDate()
  return then.setUTCMonth(then.getUTCMonth() + months, Math.min(then.getUTCDate(), lastDay))
}

export function cancelsAtTermEnd(actions: readonly unknown[] | null): boolean {
  return (actions ?? []).some((action) => JSON.stringify(action).toLowerCase().includes('"actiontype":"cancel"'))
}

/** Whether a change for the next term says this; null: that there is none. */
export function isScheduled(nextTerm: unknown, next: { quantity: number; term: string; billingCycle: string } | null): boolean {
  if (nextTerm === null || next === null) return nextTerm === next
  const { product, quantity } = membersOf(nextTerm)
  const { termDuration, billingCycle } = membersOf(product)
  return quantity === next.quantity && termDuration === next.term && billingCycle === next.billingCycle
}

export interface Units {
  readonly enabled: number
  readonly warning: number
  readonly suspended: number
  readonly consumed: number
}

/** Units of every SKU that some subscription feeds, as the directory shows them now. */
export function unitsOf({ subscriptions, users }: View, now: number): Map<string, Units> {
  const units = new Map<string, Units>()
  for (const stored of subscriptions.values()) {
    const one = aged(stored, now)
    const isSeen = one.status !== 'pending' && one.status !== 'deleted' && (now >= one.seats.at || one.seats.before > 0)
    if (!isSeen) continue
    const seats = now >= one.seats.at ? one.quantity : Math.min(one.seats.before, one.quantity)
    const known = units.get(one.skuId) ?? { enabled: 0, warning: 0, suspended: 0, consumed: consumedOf(users, one.skuId) }
    const bucket = one.status === 'active' ? 'enabled' : one.status === 'expired' ? 'warning' : 'suspended'
    units.set(one.skuId, { ...known, [bucket]: known[bucket] + seats })
  }
  return units
}

function consumedOf(users: ReadonlyMap<string, User>, skuId: string): number {
  return [...users.values()].filter((user) => user.licenses.some((license) => license.skuId === skuId)).length
}
