import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, usableUnits, type SkuFacts } from '../facts.ts'
import { soldByOthers } from './bought-elsewhere.ts'
import { counted, type Claim } from './claim.ts'

/** Units of a trial, by the flag of Partner Center or of the directory: nobody pays for them, and nobody has to use them. */
export function trial(facts: SkuFacts): readonly Claim[] {
  const others = soldByOthers(facts).filter((row) => row.isTrial)
  const units = others.reduce((sum, row) => sum + usableUnits(row), 0) + ownTrialSeats(facts)
  if (units === 0) return []
  const common = {
    code: 'trial',
    severity: 'expected',
    what: `${counted(units, 'unit')} ${units === 1 ? 'is' : 'are'} a trial`,
    fix: '',
    facts: { units, notInPartnerCenter: others.map((row) => row.commerceSubscriptionId) },
  } as const
  return [
    ...others.map((row) => ({ ...common, gap: 'bought-units' as const, seats: -usableUnits(row), isExact: true as const })),
    { ...common, gap: 'units-assigned', seats: units },
  ]
}

function ownTrialSeats({ subscriptions }: SkuFacts): number {
  if (!isRead(subscriptions)) return 0
  return subscriptions.filter((each) => each.isTrial && isLive(each)).reduce((sum, each) => sum + each.quantity, 0)
}
