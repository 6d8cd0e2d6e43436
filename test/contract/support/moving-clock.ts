import type { Clock } from '../../../src/domain/clock.ts'
import { instant, plusMs } from '../../../src/domain/instant.ts'
import type { Instant } from '../../../src/domain/instant.ts'

/** A clock that jumps ahead as soon as somebody waits on it. */
export function movingClock(start = '2026-02-10T10:00:00Z'): Clock & { readonly slept: number[]; advance(ms: number): void } {
  let now: Instant = instant(start)
  const slept: number[] = []
  const advance = (ms: number) => {
    now = plusMs(now, ms)
  }
  return {
    slept,
    advance,
    now: () => now,
    rate: () => 1,
    sleep: (ms) => {
      slept.push(ms)
      advance(ms)
      return Promise.resolve()
    },
  }
}
