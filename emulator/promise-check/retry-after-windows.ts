import type { AccessRecord } from '../events.ts'

/** A request that reaches the server this soon (real ms) after a 429 was answered was on its way already. */
const IN_FLIGHT_MS = 100

/** Above this many windows of one scope, those that are over are forgotten. */
const WINDOWS_KEPT = 256

export interface RetryAfterWindow {
  readonly recordId: number
  /** Real time, epoch ms. */
  readonly answeredRealMs: number
  /** Virtual time, epoch ms. */
  readonly untilMs: number
}

/** Remembers which scopes are closed. Fed in the order in which requests were answered. */
export function createRetryAfterWindows() {
  const byScope = new Map<string, RetryAfterWindow[]>()
  return { note, findOpen }

  /** A window that ends no later than an earlier one adds nothing, so both times rise along each list. */
  function note(record: AccessRecord): void {
    if (!record.throttle) return
    const { scope, retryAfterMs } = record.throttle
    const windows = byScope.get(scope) ?? []
    const window = { recordId: record.id, answeredRealMs: record.answeredRealMs, untilMs: Date.parse(record.answeredAt) + retryAfterMs }
    if (window.untilMs <= (windows.at(-1)?.untilMs ?? -Infinity)) return
    const kept = windows.length < WINDOWS_KEPT ? windows : windows.filter(({ untilMs }) => untilMs > Date.parse(record.receivedAt))
    kept.push(window)
    byScope.set(scope, kept)
  }

  /** The window in which the request should not have been sent, if any. */
  function findOpen(scope: string, record: AccessRecord): RetryAfterWindow | undefined {
    const sentBefore = record.receivedRealMs - IN_FLIGHT_MS
    const latest = byScope.get(scope)?.findLast(({ answeredRealMs }) => answeredRealMs < sentBefore)
    return latest && Date.parse(record.receivedAt) < latest.untilMs ? latest : undefined
  }
}
