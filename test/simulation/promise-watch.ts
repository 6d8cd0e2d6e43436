import type { Actor } from '../../src/durable/stage.ts'
import type { ModelRequest } from './model/answer.ts'
import type { Operation } from './model/provider-model.ts'
import type { Cart, Group, License, Order, Sku, Subscription, Tenant, User } from './model/state.ts'

export interface Violation {
  readonly promise: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P9' | 'halt' | 'said' | 'undo' | 'end'
  readonly text: string
}

/** A write of ours as it was committed before it was sent. */
export interface WatchedAttempt {
  readonly number: number
  readonly run: string
  readonly customer: string
  readonly step: string
  readonly sentAtMs: number
}

export interface WatchedWorld {
  readonly skus: ReadonlyMap<string, Sku>
  now(): number
  /** The attempt with this request id; undefined where none was committed. */
  attemptOf(requestId: string): Promise<WatchedAttempt | undefined>
  /** The newest attempt when a run was paused or stopped; undefined while it runs. */
  lastBeforeHalt(run: string): number | undefined
  /** Why the plan holds this back, of these users where it is about users; undefined where it does not. */
  findHeld(attempt: WatchedAttempt, users: readonly string[]): string | undefined
}

/** Everything that the promises say about what reaches the provider, looked at as it arrives. */
export interface PromiseWatch {
  readonly violations: Violation[]
  /** Things looked at, by promise: a promise that was never looked at is not kept. */
  readonly checked: Map<string, number>
  sent(request: ModelRequest, operation: Operation | undefined): void
  arrived(request: ModelRequest, operation: Operation | undefined): Promise<void>
  throttled(request: ModelRequest, operation: Operation | undefined, retryAfterMs: number, receiver: Actor | undefined): void
  /** Whoever got a 429 at this very moment cannot tell the others. */
  forgetWindowsOf(receiver: (actor: Actor | undefined) => boolean): void
  /** We read these units of a SKU. */
  unitsRead(tenant: Tenant, free: ReadonlyMap<string, number>): void
  licenseRequested(tenant: Tenant, user: User, add: readonly License[], remove: readonly string[]): void
  groupRequested(tenant: Tenant, group: Group, add: readonly License[], remove: readonly string[]): void
  licensesChanged(tenant: Tenant, before: User, after: User): void
  ordered(tenant: Tenant, cart: Cart, order: Order): void
  patched(tenant: Tenant, before: Subscription, after: Subscription): void
  /** Somebody else did something to a user, or to the units of a SKU. */
  disturbed(tenant: Tenant, what: Disturbed): void
  isDisturbed(tenant: Tenant, what: Disturbed): boolean
  /** What was read a moment before is as fresh as it was, and what is on its way goes on. */
  clockJumped(ms: number): void
}

export interface Disturbed {
  readonly user?: string
  /** A user who has left a group. */
  readonly leaver?: string
  readonly sku?: string
  readonly subscription?: string
}
