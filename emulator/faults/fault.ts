/**
 * `error`, `lineError`, `orderError` and `groupError` answer with a documented code. `timeoutAfterEffect`, `slow`, `stale` and the last
 * three of these let the operation run; all others answer instead of it.
 */
export const FAULT_KINDS = [
  '429',
  '412',
  '424',
  '500',
  '502',
  '503',
  '504',
  'timeoutBeforeEffect',
  'timeoutAfterEffect',
  'error',
  'lineError',
  'orderError',
  'groupError',
  'stale',
  'pageNotFound',
  'tokenExpired',
  'slow',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** A named misbehavior, asked for through `/emulator/faults`; never random. */
export interface Fault {
  readonly id: number
  readonly kind: FaultKind
  /** An operation's name, or `*`: every one that the kind and the code can come from. */
  readonly operation: string
  /** Every nth matching call. */
  readonly every: number
  /** Stops after this many; null: never. */
  readonly times: number | null
  /** Lets this many matching calls pass first. */
  readonly skip: number
  readonly customer: string | null
  /** A text that the request's path, query or body must contain, or the cart that it is about; case does not matter. */
  readonly match: string | null
  /** Of a 429; may be decimal. Null: the answer does not say how long. */
  readonly retryAfterSeconds: number | null
  /** Of `error`, `lineError`, `orderError` and `groupError`. */
  readonly code: string | null
  /** Of `error`: one of the statuses of its code; null: the first. */
  readonly status: number | null
  /** Of `slow`: real seconds. Of `stale`: virtual ones. */
  readonly seconds: number
  /** Matching calls so far, and how many of them were hit. */
  readonly seen: number
  readonly hit: number
}

export type NewFault = Omit<Fault, 'id' | 'seen' | 'hit'>
