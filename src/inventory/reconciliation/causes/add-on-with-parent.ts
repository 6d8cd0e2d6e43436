import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, type FeedingSubscription, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/**
 * An add-on that feeds the same SKU as its parent: both are bought, and each user takes one unit. The directory may list the
 * parent alone (several offers share one directory SKU: Partner Center notes, section 4).
 */
export function addOnWithParent({ subscriptions, directory }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions)) return []
  const live = subscriptions.filter(isLive)
  const listed = new Set(isRead(directory) ? directory.map((row) => row.commerceSubscriptionId) : [])
  return live.flatMap((addOn): readonly Claim[] => {
    const parent = live.find(({ id }) => id === addOn.parentSubscription)
    if (!parent) return []
    if (listed.has(parent.id) && !listed.has(addOn.id)) return [claim('bought-units', addOn.quantity, addOn, parent)]
    return [claim('units-assigned', Math.min(addOn.quantity, parent.quantity), addOn, parent)]
  })
}

function claim(gap: 'bought-units' | 'units-assigned', seats: number, addOn: FeedingSubscription, parent: FeedingSubscription): Claim {
  return {
    code: 'add-on-with-parent',
    gap,
    seats,
    severity: 'expected',
    fix: '',
    what: `${addOn.offerName} is an add-on of ${parent.offerName} and feeds the same SKU: its ${counted(addOn.quantity, 'seat')} are counted with those of its parent`,
    facts: {
      ...{ addOn: addOn.id, offer: addOn.offerName, parent: parent.id, base: parent.offerName },
      ...{ quantity: addOn.quantity, ofParent: parent.quantity },
    },
  }
}
