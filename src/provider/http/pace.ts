import type { Budget } from '../../domain/budget.ts'
import type { Clock } from '../../domain/clock.ts'
import { epochMs, plusMs } from '../../domain/instant.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Draw } from './call.ts'

/**
 * Waits, in the clock's time, until the budget lets a call of this cost go. A reservation is never given back: a call that
 * is throttled counts against the quota like any other (Partner Center REST, throttling, 2023-10).
 * @returns whether it had to wait.
 */
export async function waitForTurn(budget: Budget, clock: Clock, draws: readonly Draw[]): Promise<boolean> {
  if (draws.length === 0) return false
  const quotas = draws.map((draw) => draw.quota)
  let until: Instant | undefined = await budget.reserve(draws)
  let waited = false
  while (until !== undefined && clock.now() < until) {
    waited = true
    await clock.sleep(epochMs(until) - epochMs(clock.now()))
    if (clock.now() < until) continue
    until = await budget.blockedUntil(quotas)
  }
  return waited
}

/** Closes quotas for `retryAfterMs` from now, for every worker. */
export async function closeQuotas(
  budget: Budget,
  clock: Clock,
  draws: readonly Draw[],
  retryAfterMs: number,
  reason: string,
): Promise<void> {
  const until = plusMs(clock.now(), retryAfterMs + marginMs(clock))
  for (const draw of draws) await budget.block(draw.quota, until, reason)
}

// Our clock and the provider's never agree to the millisecond; a call that is a moment early would be inside the window.
function marginMs(clock: Clock): number {
  return Math.max(250, 25 * clock.rate())
}
