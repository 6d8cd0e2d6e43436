import { isRead } from '../../../domain/reconciliation.ts'
import type { DirectorySubscription } from '../../../domain/snapshot.ts'
import { usableUnits, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/**
 * Units of a subscription that the directory lists and Partner Center does not: bought from Microsoft or from another partner
 * (Microsoft Graph v1.0, companySubscription). Its size proves nothing: what is free looks the same.
 */
export function boughtElsewhere(facts: SkuFacts): readonly Claim[] {
  return soldByOthers(facts)
    .filter((row) => !row.isTrial)
    .map((row) => ({
      code: 'bought-elsewhere',
      gap: 'bought-units',
      seats: -usableUnits(row),
      severity: 'check',
      what: `${counted(usableUnits(row), 'unit')} come from a subscription that Partner Center does not list: bought from Microsoft or another partner, or free`,
      fix: 'ask the customer who sells it to them before seats are bought or reduced here',
      facts: { commerceSubscriptionId: row.commerceSubscriptionId, status: row.status, units: row.units },
      isExact: true,
    }))
}

/** Rows with usable units that neither Partner Center lists nor a purchase of ours names. */
export function soldByOthers({ directory, subscriptions, record }: SkuFacts): readonly DirectorySubscription[] {
  if (!isRead(directory) || !isRead(subscriptions)) return []
  const ours = new Set([...subscriptions.map(({ id }) => id), ...record.lines.map((line) => line.subscription)])
  return directory.filter((row) => row.commerceSubscriptionId !== '' && !ours.has(row.commerceSubscriptionId) && usableUnits(row) > 0)
}
