import type { Instant } from './instant.ts'

/**
 * The one clock of a process: the system's, or the emulator's (its rate included).
 * Every duration that the product waits or measures against the provider is in this clock's time.
 */
export interface Clock {
  now(): Instant
  /** Clock seconds that pass in one real second; 1 for the system clock. */
  rate(): number
  /**
   * Waits until the clock has moved on by `ms`. Returns early, without throwing, when `signal` aborts.
   * A clock that is moved forward by hand wakes its sleepers.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
