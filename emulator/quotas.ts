/** One documented limit that a request draws on; without a limit the scope only names what a 429 closes. */
export interface Draw {
  readonly scope: string
  readonly cost: number
  readonly limit: number | null
  readonly windowMs: number
}

export interface Refusal {
  readonly scope: string
  readonly retryAfterMs: number
}

export interface Quotas {
  /** Counts the request, refused or not, and says which limit it went over. */
  take(draws: readonly Draw[], now: number): Refusal | undefined
}

/**
 * Fixed windows that open with the first request, by virtual time. Kept in memory: a restart of the emulator opens new ones.
 * A client that never exceeds a limit in any window of its length is never refused here.
 */
export function createQuotas(): Quotas {
  const windows = new Map<string, { from: number; used: number }>()
  return {
    take(draws, now) {
      let refusal: Refusal | undefined
      for (const draw of draws) {
        if (draw.limit === null || draw.cost === 0) continue
        const window = openWindow(windows, draw, now)
        window.used += draw.cost
        if (window.used > draw.limit && refusal === undefined)
          refusal = { scope: draw.scope, retryAfterMs: window.from + draw.windowMs - now }
      }
      return refusal
    },
  }
}

function openWindow(windows: Map<string, { from: number; used: number }>, draw: Draw, now: number): { from: number; used: number } {
  const known = windows.get(draw.scope)
  if (known && now < known.from + draw.windowMs && now >= known.from) return known
  const opened = { from: now, used: 0 }
  windows.set(draw.scope, opened)
  return opened
}
