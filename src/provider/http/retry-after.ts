import { epochMs, SECOND_MS } from '../../domain/instant.ts'
import type { Instant } from '../../domain/instant.ts'

/**
 * How long the provider asks us to wait, in ms of the clock's time, or undefined when it does not say.
 * Reads `Retry-After` as seconds (Graph's may be decimal, "2.128"), or as an HTTP date, and Partner Center's own 429 body
 * `{statusCode, message: "Rate limit is exceeded. Try again in 41 seconds."}` (Partner Center REST, throttling, 2023-10).
 */
export function readRetryAfterMs(header: string | null | undefined, body: unknown, now: Instant): number | undefined {
  return fromHeader(header?.trim() ?? '', now) ?? fromBody(body)
}

function fromHeader(value: string, now: Instant): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * SECOND_MS)
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - epochMs(now))
}

function fromBody(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body) || typeof body.message !== 'string') return undefined
  const seconds = /try again in (\d+(?:\.\d+)?) seconds?/i.exec(body.message)?.[1]
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * SECOND_MS)
}
