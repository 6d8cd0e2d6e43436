import type { SkuId } from '../../domain/id.ts'
import { freeUntil } from '../../domain/free-days.ts'
import type { Instant } from '../../domain/instant.ts'
import type { OldSubscription, PurchaseLine, SwitchOff } from '../../domain/plan.ts'
import type { Purchase, PurchaseInOutline } from '../../domain/run.ts'
import type { SeatsBack } from '../../domain/undoing.ts'
import type { Done } from './done.ts'

const BOUGHT: ReadonlySet<Purchase['state']> = new Set(['ordered', 'subscribed', 'ready'])

/** A line with what became of it. */
export interface Bought<Line = PurchaseLine, Paid = Purchase> {
  readonly line: Line
  readonly purchase: Paid
}

export function listBought<Line extends { readonly id: string }, Paid extends PurchaseInOutline>({
  replacement: { lines },
  purchases,
}: {
  readonly replacement: { readonly lines: readonly Line[] }
  readonly purchases: readonly Paid[]
}): readonly Bought<Line, Paid>[] {
  return purchases.flatMap((purchase) => {
    const line = lines.find(({ id }) => id === purchase.line)
    return line && BOUGHT.has(purchase.state) ? [{ line, purchase }] : []
  })
}

/** The last moment in which it costs nothing to give it back; null: unknown when it was bought. */
export function purchaseFreeUntil({ checkoutSentAt }: PurchaseInOutline): Instant | null {
  return checkoutSentAt && freeUntil(checkoutSentAt)
}

/** A subscription that was bought, with the SKU that it feeds. */
interface EndOfNew {
  readonly old: OldSubscription
  readonly skuId: SkuId
  readonly by: SwitchOff['by']
}

/** Subscriptions that were bought, and how each ends: a legacy one is suspended, one of new commerce canceled while that is free. */
export function endNew(done: Done): readonly EndOfNew[] {
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
    return [{ old, skuId: line.product.provisions, by: isLegacy ? ('suspend' as const) : ('cancel' as const) }]
  })
}

/** Seats that were added to what the customer had. */
export function giveBack(done: Done): readonly SeatsBack[] {
  return listBought(done).flatMap(({ line, purchase }) => {
    const until = purchaseFreeUntil(purchase)
    if (line.seats.from !== 'more' || until === null) return []
    const { subscription, before } = line.seats
    return [{ subscription, skuId: line.product.provisions, before, seats: line.quantity, until }]
  })
}
