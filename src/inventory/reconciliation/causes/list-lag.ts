import { epochMs, type Instant } from '../../../domain/instant.ts'
import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, usableUnits, type FeedingSubscription, type LineRecord, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'
import { ageMs, LIST_LAG_MS } from './provisioning.ts'

/** What changed within the last 15 minutes and one of the two lists does not show yet (Partner Center REST, orders, 2023-10). */
export function listLag(facts: SkuFacts): readonly Claim[] {
  return [...notInDirectoryYet(facts), ...notInPartnerCenterYet(facts)]
}

function notInDirectoryYet({ subscriptions, record, readAt }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions)) return []
  return subscriptions
    .filter((each) => isLive(each) && isProvisioned(each))
    .flatMap((each) => {
      const age = ageMs(each, readAt)
      const line = record.lines.find(({ subscription }) => subscription === each.id)
      const isNew = age !== null && age <= LIST_LAG_MS
      if (!isNew && !(line && isLately(line, readAt))) return []
      const seats = isNew ? each.quantity : (line?.quantity ?? 0)
      return [
        claim(
          seats,
          `${counted(seats, 'seat')} of ${each.offerName} were bought less than 15 minutes ago, and the directory lists them later`,
          { subscription: each.id, offer: each.offerName, quantity: seats },
        ),
      ]
    })
}

/** Ours by the record, in the directory, and not in Partner Center's list. */
function notInPartnerCenterYet({ subscriptions, directory, record, readAt }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions) || !isRead(directory)) return []
  return record.lines.flatMap((line) => {
    const row = directory.find((each) => each.commerceSubscriptionId === line.subscription)
    if (!row || subscriptions.some(({ id }) => id === line.subscription) || !isLately(line, readAt)) return []
    const units = usableUnits(row)
    return [
      claim(-units, `${counted(units, 'unit')} are of a purchase of ${line.run} that Partner Center lists up to 15 minutes later`, {
        subscription: row.commerceSubscriptionId,
        run: line.run,
        units,
      }),
    ]
  })
}

function claim(seats: number, what: string, facts: Claim['facts']): Claim {
  const fix = 'wait 15 minutes and reconcile again'
  return { code: 'list-lag', gap: 'bought-units', seats, severity: 'expected', what, fix, facts }
}

function isProvisioned({ provisioning, quantity }: FeedingSubscription): boolean {
  return provisioning !== null && isRead(provisioning) && provisioning.status === 'success' && provisioning.quantity >= quantity
}

function isLately({ checkoutSentAt }: LineRecord, readAt: Instant): boolean {
  return checkoutSentAt !== null && epochMs(readAt) - epochMs(checkoutSentAt) <= LIST_LAG_MS
}
