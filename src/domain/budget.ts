import type { Instant } from './instant.ts'

/**
 * One quota that calls draw on, as Microsoft documents it: at most `limit` units in any window of `windowMs`.
 * `key` is the same in every worker, for example `graph:writes:customer:<tenant>`.
 */
export interface Quota {
  readonly key: string
  readonly limit: number
  readonly windowMs: number
}

/**
 * Paces all calls of all workers. The state is shared and survives a restart, so that a `Retry-After`
 * given to one worker holds for every other, and for the process that starts after a crash.
 */
export interface Budget {
  /**
   * Reserves `cost` units of every quota and says from when the call may be sent.
   * A later moment means: wait, then ask `blockedUntil` once more before sending.
   */
  reserve(draws: readonly { readonly quota: Quota; readonly cost: number }[]): Promise<Instant>
  /** The end of the latest Retry-After window over these quotas, or undefined when none is open. */
  blockedUntil(quotas: readonly Quota[]): Promise<Instant | undefined>
  /** Records a Retry-After window: no call on this quota before `until`. A shorter window never shortens a longer one. */
  block(quota: Quota, until: Instant, reason: string): Promise<void>
}
