import type { Clock } from '../domain/clock.ts'
import type { Instant } from '../domain/instant.ts'
import { epochMs, fromEpochMs, plusMs } from '../domain/instant.ts'

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves on to `at` and wakes those whose time has come, in the order of their times. Never goes back. */
  advanceTo(at: Instant): void
  advanceBy(ms: number): void
  /** When the first sleeper wakes. */
  nextWake(): Instant | undefined
  /** Calls back whenever somebody begins to sleep; returns a function that ends this. */
  onSleep(callback: () => void): () => void
}

export function createVirtualClock(start: Instant): VirtualClock {
  let now = start
  const sleepers = new Set<{ readonly at: Instant; readonly wake: () => void }>()
  const watchers = new Set<() => void>()

  function first(): { at: Instant; wake: () => void } | undefined {
    return [...sleepers].reduce<{ at: Instant; wake: () => void } | undefined>(
      (least, next) => (!least || next.at < least.at ? next : least),
      undefined,
    )
  }

  function advanceTo(at: Instant): void {
    if (at < now) throw new RangeError(`the clock shows ${now} and cannot go back to ${at}`)
    for (let next = first(); next && next.at <= at; next = first()) {
      now = next.at > now ? next.at : now
      next.wake()
    }
    now = at
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 0 || signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      // Whole milliseconds, and at least one: whoever sleeps is woken by a clock that moves.
      const sleeper = { at: fromEpochMs(Math.ceil(epochMs(now) + ms)), wake }
      function wake(): void {
        sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', wake)
      for (const watcher of watchers) watcher()
    })
  }

  return {
    now: () => now,
    rate: () => 1,
    sleep,
    advanceTo,
    advanceBy(ms) {
      advanceTo(plusMs(now, ms))
    },
    nextWake: () => first()?.at,
    onSleep(callback) {
      watchers.add(callback)
      return () => watchers.delete(callback)
    },
  }
}
