import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { SwitchOff } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'
import type { Move } from './move.ts'

/**
 * How an old subscription ends. Legacy is suspended, which ends its bill. New commerce goes on being billed when it is
 * suspended: it is canceled where its seven days outlast the hold by a day, else ended at its term (Partner Center,
 * subscription life cycle, 2023-08 and 2026-05).
 */
export function switchOffOf(subscription: Subscription, { choices, asOf }: Pick<Move, 'choices' | 'asOf'>): SwitchOff['by'] {
  if (subscription.family !== 'nce') return 'suspend'
  const { cancellableUntil } = subscription
  return cancellableUntil !== null && cancellableUntil > afterHold(choices, asOf) ? 'cancel' : 'end-at-term'
}

/** The hold at its longest, weekends included, and a day for buying and moving. */
function afterHold({ hold }: Move['choices'], asOf: Instant): Instant {
  const holdMs = 'hours' in hold ? hold.hours * (DAY_MS / 24) : (hold.workingDays + 2) * DAY_MS
  return plusMs(asOf, holdMs + DAY_MS)
}
