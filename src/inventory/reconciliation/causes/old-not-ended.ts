import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats of an old subscription that a run replaces and that still runs: users leave it, or need it no more. */
export function oldNotEnded({ subscriptions, record }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions)) return []
  const old = subscriptions.filter((each) => isLive(each) && record.replaced.some(({ subscription }) => subscription === each.id))
  return old.map(({ id, offerName, quantity }) => {
    const run = record.replaced.find(({ subscription }) => subscription === id)?.run ?? ''
    return {
      code: 'old-not-ended',
      gap: 'units-assigned',
      seats: quantity,
      severity: 'expected',
      fix: '',
      what: `${run} replaces ${offerName} with ${counted(quantity, 'seat')}, which has not ended yet (${counted(record.movedAway, 'user')} moved away)`,
      facts: { subscription: id, offer: offerName, run, quantity, movedAway: record.movedAway },
    }
  })
}
