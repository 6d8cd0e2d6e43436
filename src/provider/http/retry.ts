import { MINUTE_MS } from '../../domain/instant.ts'
import type { ProviderError } from '../../domain/provider-error.ts'

export type NextMove =
  | { readonly do: 'wait'; readonly ms: number } // then send the same call again
  | { readonly do: 'look' } // read what became of it before anything is sent again
  | { readonly do: 'hand-back' } // a person has to see the change
  | { readonly do: 'stop' }

const ATTEMPTS_MAX = 6
// Longer than this, the wait belongs to the caller, who can let go of its worker meanwhile.
const WAIT_MAX_MS = 10 * MINUTE_MS
const FIRST_PAUSE_MS = 500

/**
 * The only place that turns a provider failure into a next move. `attempt` counts from 1; at most six are made.
 * Pauses double from half a second, with jitter, unless the provider says how long (SDK 3.4 for Partner Center: 0.5 s, 1.5 s, 3.5 s).
 */
export function nextMove(error: ProviderError, attempt: number, random: () => number = Math.random): NextMove {
  switch (error.kind) {
    case 'throttled':
    case 'unavailable': {
      const ms = error.facts.retryAfterMs ?? backoffMs(attempt, random)
      return attempt >= ATTEMPTS_MAX || ms > WAIT_MAX_MS ? { do: 'stop' } : { do: 'wait', ms }
    }
    case 'outcome-unknown':
      return { do: 'look' }
    case 'drifted':
      return { do: 'hand-back' }
    case 'unauthorized':
    case 'rejected':
    case 'unreadable':
    case 'refused-here':
      return { do: 'stop' }
  }
}

/** How long to wait when nobody says: 0.5 s to 1 s after the first attempt, then twice as long each time. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  return Math.round(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + random()))
}
