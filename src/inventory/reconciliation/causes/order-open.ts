import { DAY_MS, epochMs, type Instant } from '../../../domain/instant.ts'
import type { LineRecord, SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Purchases of ours that were sent and of which nothing final is known: the answer was lost, or the order is not complete. */
export function orderOpen({ record, readAt }: SkuFacts): readonly Claim[] {
  return record.lines.filter(({ state }) => state === 'checkout-sent' || state === 'ordered').map((line) => claimOf(line, readAt))
}

function claimOf({ run, line, quantity, state, orderId, checkoutSentAt }: LineRecord, readAt: Instant): Claim {
  const isLate = checkoutSentAt === null || epochMs(readAt) - epochMs(checkoutSentAt) > DAY_MS
  const isSent = state === 'checkout-sent'
  return {
    code: 'order-open',
    gap: 'bought-units',
    seats: -quantity,
    severity: isLate ? 'act' : isSent ? 'check' : 'expected',
    isNote: true,
    what: isSent
      ? `${run} has sent a purchase of ${counted(quantity, 'seat')}, and whether it was made is being settled`
      : `${run} has ordered ${counted(quantity, 'seat')}, and the order is not complete`,
    fix: isLate ? `look at the order in Partner Center, then: crossgrade run show ${run}` : 'wait: the run follows the order by itself',
    facts: { run, line, quantity, state, orderId, checkoutSentAt },
  }
}
