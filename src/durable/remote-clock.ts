import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../domain/clock.ts'
import { epochMs, fromEpochMs, instant } from '../domain/instant.ts'

/** Real time between two looks, and so the longest that a jump of the clock goes unnoticed. */
const LOOK_EVERY_MS = 200

export interface RemoteClock extends Clock {
  close(): void
}

/**
 * Follows a clock that somebody else keeps and that may run faster than real time or be moved forward by hand: `{now, rate}`
 * over HTTP. Between two looks it is carried on at its rate; while it cannot be reached too.
 * @throws Error when the first look fails
 */
export async function createRemoteClock(url: string): Promise<RemoteClock> {
  let anchor = await look(url)
  const looking = setInterval(() => {
    look(url).then(
      (next) => (anchor = next),
      () => undefined,
    )
  }, LOOK_EVERY_MS)
  looking.unref()
  const nowMs = (): number => anchor.atMs + (performance.now() - anchor.realMs) * anchor.rate
  return {
    now: () => fromEpochMs(Math.floor(nowMs())),
    rate: () => anchor.rate,
    async sleep(ms, signal) {
      const end = nowMs() + ms
      while (nowMs() < end && !signal?.aborted) {
        const realMs = Math.min(LOOK_EVERY_MS, Math.max(1, (end - nowMs()) / Math.max(anchor.rate, 1e-6)))
        await pause(realMs, undefined, signal ? { signal } : {}).catch(() => undefined)
      }
    },
    close: () => clearInterval(looking),
  }
}

interface Anchor {
  readonly atMs: number
  readonly realMs: number
  readonly rate: number
}

/** The answer was made before it was got: taken as made at that moment, our clock is late rather than early, and no call goes out too soon. */
async function look(url: string): Promise<Anchor> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
  const body: unknown = await answer.json()
  if (!isClock(body)) throw new Error(`${url} does not answer with a clock: {now, rate}`)
  return { atMs: epochMs(instant(body.now)), realMs: performance.now(), rate: body.rate }
}

function isClock(body: unknown): body is { now: string; rate: number } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'now' in body &&
    typeof body.now === 'string' &&
    'rate' in body &&
    typeof body.rate === 'number'
  )
}
