import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { Subscription } from '../domain/snapshot.ts'

/**
 * When a suspended legacy subscription is deleted: the lifecycle page says 90 days, the retirement documents say 120, and
 * the end of its term ends it too. The earliest counts; all three are shown.
 */
export interface Deadlines {
  readonly suspendedAt: Instant
  readonly after90Days: Instant
  readonly after120Days: Instant
  readonly termEndsAt: Instant | null
  /** [name: string] keeps it storable as evidence. */
  readonly [name: string]: Instant | null
}

export function deadlinesOf(subscription: Pick<Subscription, 'termEndsAt'>, suspendedAt: Instant): Deadlines {
  return {
    suspendedAt,
    after90Days: plusMs(suspendedAt, 90 * DAY_MS),
    after120Days: plusMs(suspendedAt, 120 * DAY_MS),
    termEndsAt: subscription.termEndsAt,
  }
}
