import { isRead } from '../../../domain/reconciliation.ts'
import type { DirectorySubscription, SkuUnits } from '../../../domain/snapshot.ts'
import { hasEnded, isLive, usableUnits, type FeedingSubscription, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/**
 * Subscriptions that have ended, or are in grace, and are still counted on one side: Partner Center and the directory do not
 * agree on the state, or units stand in warning, suspended or locked out (licensing lifecycle, 2023-08).
 */
export function endedStillCounted(facts: SkuFacts): readonly Claim[] {
  const { subscriptions, directory, units } = facts
  const disagreeing =
    isRead(subscriptions) && isRead(directory)
      ? subscriptions.flatMap((each) => {
          const row = directory.find(({ commerceSubscriptionId }) => commerceSubscriptionId === each.id)
          return row ? disagreement(each, row) : []
        })
      : []
  return [...disagreeing, ...(units !== null && isRead(units) ? [...inGrace(units), ...outOfUse(units, facts)] : [])]
}

function disagreement(subscription: FeedingSubscription, row: DirectorySubscription): readonly Claim[] {
  const { offerName, quantity, statusText, id } = subscription
  const usable = usableUnits(row)
  const isSame = usable > 0 ? !hasEnded(subscription) : !isLive(subscription)
  if (isSame) return []
  const seats = isLive(subscription) ? quantity : -usable
  const facts = { subscription: id, offer: offerName, partnerCenter: statusText, directory: row.status, quantity, units: row.units }
  return [
    {
      code: 'ended-still-counted',
      gap: 'bought-units',
      seats,
      severity: isLive(subscription) ? 'act' : 'check',
      facts,
      what: `${offerName} is ${statusText} with ${counted(quantity, 'seat')} in Partner Center, and ${row.status} with ${counted(row.units, 'unit')} in the directory`,
      fix: 'reconcile again after 15 minutes; if it stays, open a support case in Partner Center',
    },
  ]
}

function inGrace({ warning }: SkuUnits): readonly Claim[] {
  if (warning === 0) return []
  return [
    {
      code: 'ended-still-counted',
      gap: null,
      seats: warning,
      severity: 'check',
      facts: { warning },
      isNote: true,
      what: `${counted(warning, 'unit')} are in grace: the term has ended and users keep the service for now`,
      fix: 'buy or renew what is still needed before Microsoft disables it',
    },
  ]
}

function outOfUse({ suspended, lockedOut }: SkuUnits, { subscriptions, record }: SkuFacts): readonly Claim[] {
  if (suspended + lockedOut === 0) return []
  const ended = isRead(subscriptions) ? subscriptions.filter((each) => hasEnded(each) && each.status !== 'deleted') : []
  const byUs = record.replaced.filter(({ isEnded, subscription }) => isEnded && ended.some(({ id }) => id === subscription))
  const isOurs = ended.length > 0 && byUs.length === ended.length
  const units = suspended + lockedOut
  const run = byUs[0]?.run ?? null
  const words = `${counted(units, 'unit')} cannot be used and are still counted: ${suspended} suspended, ${lockedOut} locked out`
  return [
    {
      code: 'ended-still-counted',
      gap: null,
      seats: units,
      severity: isOurs ? 'expected' : 'check',
      isNote: true,
      what: isOurs ? `${words}; ${run ?? ''} has ended the old subscription` : words,
      fix: isOurs ? '' : 'reactivate the subscription if it is still needed, or leave it to Microsoft to delete',
      facts: { units, suspended, lockedOut, run, subscriptions: ended.map(({ id }) => id), endedByRuns: byUs.map(({ run }) => run) },
    },
  ]
}
