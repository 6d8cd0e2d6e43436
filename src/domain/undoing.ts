import type { RunId, SkuId, SubscriptionId } from './id.ts'
import type { Instant } from './instant.ts'

/** What a part of method `undo` takes back: one migration of a run, whole or for some of its users. */
export interface Undoing {
  readonly run: RunId
  /** The migration's decision in that run. */
  readonly decision: string
  /** False: for some users alone. Then the migration goes on, and what was bought stays. */
  readonly isWhole: boolean
  /** Where the migration stood when this was planned: if it has gone on since, this is planned again. */
  readonly stoodAt: Instant
  /** To which everybody goes back. */
  readonly old: readonly SubscriptionId[]
  /** Those of them that have to be made active before anybody goes back. */
  readonly reactivate: readonly Reactivation[]
  /** The SKU of each subscription that ends: several products may have been bought, and each is needed or not by itself. */
  readonly ends: readonly { readonly subscription: SubscriptionId; readonly skuId: SkuId }[]
  /** Added to subscriptions that the customer had. */
  readonly giveBack: readonly SeatsBack[]
  /** For whoever approves it: what becomes of each step of the migration. */
  readonly steps: readonly StepBack[]
}

/** An old subscription, and how it was before it was suspended or told to end. */
export interface Reactivation {
  readonly subscription: SubscriptionId
  readonly offerName: string
  /** Suspended with it. */
  readonly addOns: readonly { readonly subscription: SubscriptionId; readonly offerName: string }[]
  readonly autoRenew: boolean
  readonly endsAtTerm: boolean
}

/** Seats that were added by this run, and are taken off again. */
export interface SeatsBack {
  readonly subscription: SubscriptionId
  readonly skuId: SkuId
  /** As many as it had; `seats` more were added. */
  readonly before: number
  readonly seats: number
  readonly until: Instant
}

/** One step of a migration, seen from behind. */
export interface StepBack {
  readonly what: 'reactivate' | 'put-back' | 'cancel' | 'end-at-term' | 'suspend' | 'give-back' | 'renewal' | 'stays'
  /** What it is about: a subscription, or the users, in words. */
  readonly subject: string
  readonly isPossible: boolean
  /** The last moment; null: there is none that we know of. */
  readonly until: Instant | null
  /** In words; null: unknown. */
  readonly cost: string | null
  /** Why not, or what to mind; empty where there is nothing to say. */
  readonly note: string
}
