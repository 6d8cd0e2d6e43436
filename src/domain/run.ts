import type { Json } from './durable.ts'
import type { CustomerId, GroupId, PlanId, RunId, ServicePlanId, SkuId, SubscriptionId, UserId } from './id.ts'
import type { Instant } from './instant.ts'
import type { License } from './snapshot.ts'

/** The steps of one migration, in order. */
export const STEP_NAMES = ['confirm', 'buy', 'wait-until-ready', 'move-licenses', 'hold', 'switch-off', 'watch'] as const

/** Of one that takes another back, in order. `switch-off` ends what the other had bought. */
export const UNDO_STEP_NAMES = ['reactivate', 'move-licenses', 'switch-off'] as const

/** Of one that changes how a subscription ends its term: `confirm`, then `change-renewal`. */
export type StepName = (typeof STEP_NAMES)[number] | (typeof UNDO_STEP_NAMES)[number] | 'change-renewal'

/**
 * A migration's life.
 *
 *   queued          no worker has looked at it yet
 *   working         a step is being carried out
 *   waiting         for a time or for the provider; the reason says which
 *   needs-person    we cannot tell, must not guess, or were told to ask
 *   changed         the world moved on beyond tolerance; the difference is shown
 *   paused          its run is paused; resume goes on where it was
 *   stopped         its run was stopped for good; the reason says what stands
 *   watching        the old subscription is suspended, canceled or ends at its term; Microsoft has not deleted it yet
 *   done            the old subscription is deleted by Microsoft, read back; one that takes another back: everything is put back; a
 *                   renewal: it is as approved, read back
 *   superseded      a later run took it over: with a newly approved part where it had done nothing, or to take it back
 *
 * The ordinary path is queued, working, waiting, working, ... watching, done. From needs-person, changed and paused
 * an arrow points back to queued: retry or resume, after which every step looks before it acts. From stopped, done and
 * superseded none leads on.
 */
export type MigrationState =
  'queued' | 'working' | 'waiting' | 'needs-person' | 'changed' | 'paused' | 'stopped' | 'watching' | 'done' | 'superseded'

/** Nothing of these will ever be carried out any further. */
export const ENDED: ReadonlySet<MigrationState> = new Set(['done', 'superseded', 'stopped'])

/**
 * A run's life.
 *
 *   running    its migrations are carried out
 *   paused     by a person or by itself: no new write is sent; resume goes on
 *   stopping   for good: no new write is sent, and what is under way is read back
 *   stopped    everything was read back, and its subscriptions are free for another run
 *   finished   every migration is done, or was taken over by a later run
 */
export type RunState = 'running' | 'paused' | 'stopping' | 'stopped' | 'finished'

export interface Run {
  readonly id: RunId
  readonly plan: PlanId
  readonly state: RunState
  readonly createdAt: Instant
  readonly createdBy: string
  readonly finishedAt: Instant | null
  /** The share of failures (0 to 1) above which it pauses by itself; null: never. */
  readonly pauseAbove: number | null
  /** Set while it is paused. */
  readonly pauseReason: Reason | null
}

/** One decision `replace` of one customer being carried out by one run. */
export interface Migration {
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
  readonly customerPlanHash: string
  readonly method: 'replace' | 'undo' | 'renewal'
  readonly state: MigrationState
  readonly step: StepName
  /** Why it waits or stands, in words, with the facts beside them. */
  readonly reason: Reason | null
  readonly dueAt: Instant | null
}

export interface Reason {
  readonly code: string
  readonly text: string
  readonly facts: { readonly [name: string]: Json }
}

/** `refused`, `left-alone` (no longer a holder, or changed by somebody else) and `undone` (another run takes it back, or has) carry a reason. */
export type UserMoveState = 'pending' | 'sent' | 'moved' | 'verified' | 'refused' | 'left-alone' | 'undone'

/** What a user held, all SKUs, and which service plans of the SKUs being moved were Enabled. */
export interface UserState {
  readonly licenses: readonly License[]
  /** What is theirs without any group, as it was before the first change; absent where no group gave them anything. */
  readonly direct?: readonly License[]
  readonly enabled: readonly ServicePlanId[]
}

/** One user's swap with what was there before and what was read back after. */
export interface UserMoveRecord {
  readonly user: UserId
  readonly userPrincipalName: string
  /** Groups through which some of it goes and comes; empty where everything is direct. */
  readonly through: readonly GroupId[]
  /** What they have, and have no longer, when it is done: by whatever path. */
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  readonly state: UserMoveState
  readonly isLatecomer: boolean
  readonly before: UserState | null
  readonly after: UserState | null
  readonly reason: Reason | null
}

/**
 *   pending      not touched
 *   sent         asked for; nobody has the answer yet
 *   processing   the group is changed; Microsoft works through its members
 *   done         every member reads as moved, or is a user of their own record with the reason
 *   refused      Microsoft did not change the group; the reason says why
 *   left-alone   gone, or changed by somebody else
 */
export type GroupMoveState = 'pending' | 'sent' | 'processing' | 'done' | 'refused' | 'left-alone'

/** One group's swap. */
export interface GroupMoveRecord {
  readonly group: GroupId
  readonly name: string
  readonly state: GroupMoveState
  /** Users who were members when it was sent. */
  readonly members: number | null
  /** The group's licenses when it was sent. */
  readonly before: readonly License[] | null
  readonly sentAt: Instant | null
  /** How often members who were forgotten were processed again. */
  readonly reprocessed: number
  readonly reason: Reason | null
  readonly changedAt: Instant
}

/** Where a purchase stands: stored before anything is sent. */
export interface Purchase {
  readonly line: string
  readonly marker: string
  readonly cartId: string | null
  readonly catalogItemId: string | null
  readonly state: 'planned' | 'cart-stored' | 'checkout-sent' | 'ordered' | 'subscribed' | 'ready'
  readonly checkoutSentAt: Instant | null
  readonly orderId: string | null
  readonly subscription: SubscriptionId | null
  readonly unitPrice: string | null
  readonly currency: string | null
}

/** What a list of thousands says of one: whether it was bought, and until when that costs nothing. */
export type PurchaseInOutline = Pick<Purchase, 'line' | 'state' | 'checkoutSentAt' | 'subscription'>
