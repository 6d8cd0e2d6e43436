import type { CustomerId, RetirementId, RunId, SubscriptionId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Reason } from '../../domain/run.ts'

/**
 *   relationship-end      the admin relationship with the customer ends, and with it our way into the directory
 *   term-end              its term ends, suspended or not
 *   price-change          from then on what may take its place costs another price; of a subscription that stays, from its renewal then
 *   cancellation-window   until then an old subscription of new commerce can be canceled
 *   hold-over             the cool-down is over, and it is suspended
 *   gate                  the plan waits until then
 *   last-free-day         until then what was bought can be given back for nothing but the days used
 *   ended                 it was suspended, canceled, or told to end at its term
 *   last-safe-undo        until then it can be made active again: the earliest of the days on which Microsoft may delete it
 *   deletion              so many days after it was suspended, as one of the documents says
 *   deleted               deleted by Microsoft, read back
 *   unreadable            cannot be read since
 */
export type DeadlineKind =
  | 'relationship-end'
  | 'term-end'
  | 'price-change'
  | 'cancellation-window'
  | 'hold-over'
  | 'gate'
  | 'last-free-day'
  | 'ended'
  | 'last-safe-undo'
  | `deletion-${number}-days`
  | 'deleted'
  | 'unreadable'

/** A day that matters to an old subscription, to what was bought in its place, or to all of a customer. */
export interface Deadline {
  readonly customer: CustomerId
  readonly customerName: string
  readonly domain: string
  /** Null: of all of them. */
  readonly subscription: SubscriptionId | null
  /** Its offer, or what else it is that ends. */
  readonly offerName: string
  readonly kind: DeadlineKind
  readonly at: Instant
  readonly note: string
  /** The names and figures in the note, where it has any. */
  readonly facts?: Reason['facts']
  /** What retires the subscription; null: of all of them. */
  readonly retirement: RetirementId | null
  /** Null: no run has anything to do with it yet. */
  readonly run: RunId | null
}

/**
 * What somebody is warned of before it comes: after it, something cannot be done or undone any more, or not at its price. Of what stays a
 * new price is no reason to act.
 */
export function isWarnedOf({ kind, retirement }: Pick<Deadline, 'kind' | 'retirement'>): boolean {
  return WARNED_OF.has(kind) && (kind !== 'price-change' || retirement !== null)
}

/** The product that has a last free day: several may have been bought in place of one. Undefined: it is no such day. */
export function boughtOf({ kind, facts }: Pick<Deadline, 'kind' | 'facts'>): string | undefined {
  return kind === 'last-free-day' && typeof facts?.['product'] === 'string' ? facts['product'] : undefined
}

const WARNED_OF: ReadonlySet<DeadlineKind> = new Set([
  'relationship-end',
  'term-end',
  'price-change',
  'cancellation-window',
  'last-free-day',
  'last-safe-undo',
])
