import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../domain/clock.ts'
import { fromEpochMs } from '../domain/instant.ts'

/** Longest single wait: the operating system's timers overflow at 24 days, and an abort is noticed at once anyway. */
const LONGEST_MS = 60 * 60 * 1000

/** The time of this machine. */
export function createSystemClock(): Clock {
  return {
    now: () => fromEpochMs(Date.now()),
    rate: () => 1,
    async sleep(ms, signal) {
      const end = Date.now() + ms
      while (Date.now() < end && !signal?.aborted) {
        await pause(Math.min(end - Date.now(), LONGEST_MS), undefined, signal ? { signal } : {}).catch(() => undefined)
      }
    },
  }
}
