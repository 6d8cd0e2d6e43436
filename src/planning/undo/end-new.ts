import { DAY_MS, plusMs, type Instant } from '../../domain/instant.ts'
import type { OldSubscription, PurchaseLine, SwitchOff } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import type { SeatsBack } from '../../domain/undoing.ts'
import type { Done } from './done.ts'

/** New commerce is canceled free of charge for so long, and seats that were added can be taken off (Partner Center, subscription life cycle, 2023-08). */
const FREE_MS = 7 * DAY_MS
const BOUGHT: ReadonlySet<Purchase['state']> = new Set(['ordered', 'subscribed', 'ready'])

/** A line with what became of it. */
export interface Bought {
  readonly line: PurchaseLine
  readonly purchase: Purchase
}

export function listBought({ replacement, purchases }: Pick<Done, 'replacement' | 'purchases'>): readonly Bought[] {
  return purchases.flatMap((purchase) => {
    const line = replacement.lines.find(({ id }) => id === purchase.line)
    return line && BOUGHT.has(purchase.state) ? [{ line, purchase }] : []
  })
}

/** The last moment in which it costs nothing to give it back; null: unknown when it was bought. */
export function freeUntil({ checkoutSentAt }: Purchase): Instant | null {
  return checkoutSentAt === null ? null : plusMs(checkoutSentAt, FREE_MS)
}

/** Subscriptions that were bought, and how each ends: a legacy one is suspended, one of new commerce canceled while that is free. */
export function endNew(done: Done): readonly { readonly old: OldSubscription; readonly by: SwitchOff['by'] }[] {
  return listBought(done).flatMap(({ line, purchase }) => {
    if (line.seats.from !== 'new' || purchase.subscription === null) return []
    const { family, title } = line.product
    const isLegacy = family === 'legacy'
    const old: OldSubscription = {
      id: purchase.subscription,
      family: isLegacy ? 'legacy' : 'nce',
      offerId: purchase.catalogItemId ?? '',
      offerName: title,
      quantity: line.quantity,
      addOns: [],
    }
    return [{ old, by: isLegacy ? ('suspend' as const) : ('cancel' as const) }]
  })
}

/** Seats that were added to what the customer had. */
export function giveBack(done: Done): readonly SeatsBack[] {
  return listBought(done).flatMap(({ line, purchase }) => {
    const until = freeUntil(purchase)
    if (line.seats.from !== 'more' || until === null) return []
    const { subscription, before } = line.seats
    return [{ subscription, skuId: line.product.provisions, before, seats: line.quantity, until }]
  })
}
