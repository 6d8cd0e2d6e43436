/**
 * What the emulator remembers of everything that was asked of it and of everything that changed: the evidence that the
 * promise check reads. It is written in the same transaction as the effect and never changed afterwards.
 *
 * Ids count up over both kinds, so that a request and the effects inside it can be put in one order: a request's row is
 * written when it has been answered, but carries `receivedSeq`, the place in that order at which it arrived.
 */

/** Who made a change: the client that called the API, a person through `/emulator`, or time passing. */
export type Actor = 'client' | 'person' | 'lifecycle'

/** One HTTP request, or one item of a `$batch`. */
export interface AccessRecord {
  readonly id: number
  readonly receivedSeq: number
  /** For an item: the id of the batch's own record. */
  readonly batchId: number | null
  readonly operation: string
  readonly method: string
  readonly path: string
  /** Customer tenant, where the operation is about one. */
  readonly customerId: string | null
  readonly isWrite: boolean
  /** Status answered; null when no answer was sent (a time-out fault). */
  readonly status: number | null
  /** Whether the effect was applied. */
  readonly applied: boolean
  /** The provider's error code of the answer, if any. */
  readonly errorCode: string | null
  readonly requestId: string | null
  readonly correlationId: string | null
  readonly tokenKind: 'app' | 'app+user' | null
  /** Virtual time, ISO 8601. */
  readonly receivedAt: string
  readonly answeredAt: string
  /** Real time, epoch ms. */
  readonly receivedRealMs: number
  readonly answeredRealMs: number
  /** On a 429: the scope that is closed and for how long (virtual). `byFault` when a named fault made it, not a quota. */
  readonly throttle: { readonly scope: string; readonly retryAfterMs: number; readonly byFault: boolean } | null
  /** The throttle scopes that this request counts against, whether throttled or not. */
  readonly scopes: readonly string[]
}

interface EventBase {
  readonly id: number
  /** Virtual time, ISO 8601. */
  readonly at: string
  readonly actor: Actor
  readonly customerId: string
  /** `receivedSeq` of the request that caused it; null when a person or time did. */
  readonly requestSeq: number | null
}

export interface LicenseState {
  readonly skuId: string
  readonly disabledPlans: readonly string[]
  /** Null when direct. */
  readonly group: string | null
}

/** A user's stored assignment changed, or the user came or left (`before` or `after` null). */
export interface UserChanged extends EventBase {
  readonly kind: 'user:changed'
  readonly userId: string
  readonly userPrincipalName: string
  readonly before: readonly LicenseState[] | null
  readonly after: readonly LicenseState[] | null
}

/** Where a user uses the services, as set by PATCH. */
export interface UserLocated extends EventBase {
  readonly kind: 'user:located'
  readonly userId: string
  readonly userPrincipalName: string
  /** Two letters; null while it was empty. */
  readonly before: string | null
  readonly after: string
}

/** An assignLicense arrived (applied or refused): what it asked for. */
export interface LicenseRequested extends EventBase {
  readonly kind: 'license:requested'
  readonly userId: string
  readonly add: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  readonly remove: readonly string[]
  /** SKUs of `add` that the user did not hold by any path when it arrived: each takes a unit. */
  readonly takesUnitOf: readonly string[]
  readonly refusedWith: string | null
}

/** A group's assignLicense arrived, or somebody was to be processed again: its members' licenses follow later. */
export interface GroupRequested extends EventBase {
  readonly kind: 'group:requested'
  readonly groupId: string
  readonly groupName: string
  readonly add: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  readonly remove: readonly string[]
  /** Of each SKU, how many members that it is about held it by no path when it arrived: so many units it takes. */
  readonly takes: readonly { readonly skuId: string; readonly units: number }[]
  readonly refusedWith: string | null
}

/** subscribedSkus was answered: the units as the client saw them. */
export interface UnitsRead extends EventBase {
  readonly kind: 'units:read'
  readonly skus: readonly { readonly skuId: string; readonly enabled: number; readonly warning: number; readonly consumed: number }[]
}

/** The client read something that can settle what became of a purchase. */
export interface PurchaseLookedUp extends EventBase {
  readonly kind: 'purchase:looked-up'
  readonly by: 'getCart' | 'listOrders' | 'getOrder' | 'listSubscriptions' | 'getSubscription' | 'listAuditRecords'
  readonly cartId: string | null
}

/** A checkout (or order) took effect, or was repeated without effect (`repeatOf` then names the first). */
export interface Purchased extends EventBase {
  readonly kind: 'purchased'
  readonly cartId: string | null
  readonly orderId: string
  readonly repeatOf: string | null
  /** False when the answer was lost on purpose. */
  readonly answered: boolean
  readonly lines: readonly {
    /** `product:sku`, or the legacy offer id. */
    readonly item: string
    readonly quantity: number
    readonly friendlyName: string | null
    readonly subscriptionId: string
  }[]
}

/** A subscription changed: status, quantity, auto-renew, anything that PATCH may touch. */
export interface SubscriptionChanged extends EventBase {
  readonly kind: 'subscription:changed'
  readonly subscriptionId: string
  readonly skuId: string
  /** True when its offer is retired: it can no longer be bought. */
  readonly retired: boolean
  /** True when it was bought through a client's purchase in this log. */
  readonly boughtHere: boolean
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  /** Members about the renewal that the client's request named; absent where it named none, or nobody asked. */
  readonly renewalAsked?: readonly string[]
  /** Units of every SKU that this subscription and its add-ons feed, as they are after the change: what is left, and what is consumed. */
  readonly feeds: readonly { readonly skuId: string; readonly unitsLeft: number; readonly consumed: number }[]
}

export type EmulatorEvent =
  UserChanged | UserLocated | LicenseRequested | GroupRequested | UnitsRead | PurchaseLookedUp | Purchased | SubscriptionChanged

/** What the promise check needs to know of the estate beside the log. */
export interface ServicePlanFacts {
  /** Service plans per SKU of one customer tenant. */
  readonly plansOfSku: ReadonlyMap<string, readonly string[]>
  /** The service family of a service plan. */
  familyOf(planId: string): string
}

export interface EventLog {
  /** In order of `id`. May be large: iterate once. */
  events(): Iterable<EmulatorEvent>
  access(): Iterable<AccessRecord>
  /** Facts for one customer. */
  factsOf(customerId: string): ServicePlanFacts
  /** Directory SKUs that a retired subscription of this customer feeds or fed. */
  retiredSkusOf(customerId: string): ReadonlySet<string>
  /** Directory SKUs of the add-ons that hang, or hung, on a retired subscription of this customer. */
  addOnSkusOf(customerId: string): ReadonlySet<string>
  /** Directory SKUs that subscriptions bought by the client feed. */
  boughtSkusOf(customerId: string): ReadonlySet<string>
}

export interface PromiseVerdict {
  readonly held: boolean
  readonly violations: readonly { readonly text: string; readonly eventIds: readonly number[] }[]
  readonly checked: number
}

export type PromiseId = 'P1' | 'P2' | 'P3' | 'P4' | 'P6' | 'P9'
export type PromiseReport = { readonly [P in PromiseId]: PromiseVerdict }
