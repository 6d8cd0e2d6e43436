import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { SwitchOff } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'

/**
 * When an old subscription is deleted. A suspended legacy one: the lifecycle page says 90 days, the retirement documents say
 * 120, and the end of its term ends it too; the earliest counts, all three are shown. A canceled one is deleted at once, and
 * one of new commerce that ends at its term stays until then.
 */
export interface Deadlines {
  readonly endedAt: Instant
  readonly after90Days: Instant | null
  readonly after120Days: Instant | null
  readonly termEndsAt: Instant | null
  /** [name: string] keeps it storable as evidence. */
  readonly [name: string]: Instant | null
}

export function deadlinesOf(subscription: Pick<Subscription, 'termEndsAt'>, by: SwitchOff['by'], endedAt: Instant): Deadlines {
  const isSuspended = by === 'suspend'
  return {
    endedAt,
    after90Days: isSuspended ? plusMs(endedAt, 90 * DAY_MS) : null,
    after120Days: isSuspended ? plusMs(endedAt, 120 * DAY_MS) : null,
    termEndsAt: subscription.termEndsAt,
  }
}
