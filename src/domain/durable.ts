import type { Instant } from './instant.ts'

/** What can be stored and given back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The durable engine behind a narrow port. A *phase* is a short piece of work with a deterministic id; a long wait is
 * never inside a phase but between two: a row in our own `timers` table, due by the product's clock, which any worker
 * of any version starts when its time has come.
 *
 * Phases of one *lane* (a customer, say) never run at the same time.
 */
export interface Durable {
  /** Names a kind of phase. Every kind is defined before `launch`. */
  define<Input extends Json>(kind: string, body: PhaseBody<Input>): void
  /**
   * Asks for a phase to run at `dueAt`. Asking twice for one id is asking once: the first request stands.
   * Callable from inside and outside of phases, before and after `launch`.
   */
  startPhase(request: PhaseRequest): Promise<void>
  /** Makes a phase that still waits due now; a signal for one that is finished, or not asked for, is kept and changes nothing. */
  signal(phaseId: string): Promise<void>
  /** A phase that waits never starts; one that runs sees `cancelled()` become true. Cancelling twice is cancelling once. */
  cancel(phaseId: string): Promise<void>
  /** Begins to run due phases. */
  launch(): Promise<void>
  /** Stops taking work, lets the running steps end, and gives the rest back. */
  shutdown(): Promise<void>
}

export interface PhaseRequest {
  /** Deterministic, for example `r-1/<customer>/3`. */
  readonly id: string
  readonly kind: string
  readonly lane: string
  readonly dueAt: Instant
  readonly input: Json
}

export type PhaseBody<Input extends Json> = (phase: Phase, input: Input) => Promise<void>

/** What the body of a phase gets. */
export interface Phase {
  readonly id: string
  /**
   * Runs `act` and records its result; when the phase is run again after a crash, the recorded result is returned and
   * `act` is not called. A crash between the effect of `act` and the record runs `act` again: it looks before it acts.
   */
  step<T extends Json>(name: string, act: () => Promise<T>): Promise<T>
  /** The clock's time, recorded: the same on every replay. */
  now(): Promise<Instant>
  startPhase(request: PhaseRequest): Promise<void>
  cancelled(): Promise<boolean>
}

/** Thrown where a worker that lost its work tries to record something. Nothing is written. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost'
}
