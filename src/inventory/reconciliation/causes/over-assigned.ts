import { isRead } from '../../../domain/reconciliation.ts'
import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** More licenses assigned than units: after units were suspended, or after a quantity fell since the last snapshot. */
export function overAssigned(facts: SkuFacts): readonly Claim[] {
  return [...afterSuspension(facts), ...afterReduction(facts)]
}

function afterSuspension({ units }: SkuFacts): readonly Claim[] {
  if (units === null || !isRead(units)) return []
  const { suspended, lockedOut } = units
  if (suspended + lockedOut === 0) return []
  const count = suspended + lockedOut
  const what = `licenses are still assigned although ${counted(count, 'unit')} are suspended or locked out: their users have no service`
  const fix = 'reactivate the subscription, or move its users to another product'
  return [claim(-count, what, fix, { units: count, suspended, lockedOut })]
}

function afterReduction({ subscriptions, record: { before } }: SkuFacts): readonly Claim[] {
  if (before === null || !isRead(subscriptions)) return []
  return subscriptions.flatMap(({ id, offerName, quantity, status }) => {
    const then = before.quantities[id] ?? 0
    const now = status === 'deleted' ? 0 : quantity
    if (now >= then) return []
    const what = `licenses are still assigned although ${offerName} went from ${then} to ${counted(now, 'seat')} since ${before.takenAt}`
    return [
      claim(now - then, what, 'take the license off users who need none, or add seats', {
        subscription: id,
        offer: offerName,
        then,
        now,
        since: before.takenAt,
      }),
    ]
  })
}

function claim(seats: number, what: string, fix: string, facts: Claim['facts']): Claim {
  return { code: 'over-assigned', gap: 'units-assigned', seats, severity: 'act', what, fix, facts }
}
