import { fromEpochMs, type Instant } from '../domain/instant.ts'

/** A moment as the driver reads it, as ours. */
export function toInstant(at: Date): Instant {
  return fromEpochMs(at.getTime())
}

export function toInstantOrNull(at: Date | null): Instant | null {
  return at === null ? null : toInstant(at)
}

/** JSON for a jsonb column; the driver would otherwise turn arrays into Postgres arrays. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

/** What a jsonb column of ours holds. The shape is the one that this version, or an older one, wrote. */
export function fromJson<T>(value: unknown): T {
  return value as T
}
