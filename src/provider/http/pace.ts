import type { Budget } from '../../domain/budget.ts'
import type { Clock } from '../../domain/clock.ts'
import { epochMs, plusMs } from '../../domain/instant.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Draw } from './call.ts'

/**
 * Waits, in the clock's time, until the budget lets a call of this cost go. A reservation is never given back: a call that
 * is throttled counts against the quota like any other (Partner Center REST, throttling, 2023-10).
 * @param afterWait what has to be done anew when it had to wait. It takes its time, so the quotas are looked at once more after it.
 */
export async function waitForTurn(budget: Budget, clock: Clock, draws: readonly Draw[], afterWait: () => Promise<void>): Promise<void> {
  if (draws.length === 0) return
  const quotas = draws.map((draw) => draw.quota)
  let until: Instant | undefined = await budget.reserve(draws)
  while (until !== undefined && clock.now() < until) {
    await clock.sleep(epochMs(until) - epochMs(clock.now()))
    if (clock.now() < until) continue
    await afterWait()
    until = await budget.blockedUntil(quotas)
  }
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
