import type { ProductItem, PurchaseLine, SeatOrigin } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'
import { feedersOf, freeUnits, isEnding, type Stock } from './free-units.ts'
import { billingCycleOf, buyingSegmentOf, unitsOf, type Move } from './move.ts'
import { pickItem, type PickedItem } from './pick-item.ts'
import { seatWishes, type SeatWish } from './seats.ts'

/** Seats of one SKU from one source. `item` is what is bought; undefined where the customer has it. */
interface Share {
  readonly wish: SeatWish
  readonly item: PickedItem | undefined
  readonly quantity: number
  readonly seats: SeatOrigin
}

/** Where the seats come from, in dependency order: base products, then the add-ons that need them. */
export function purchaseLines(move: Move): readonly PurchaseLine[] {
  const shares = seatWishes(move).flatMap((wish) => sharesOf(wish, move).shares)
  const lines: PurchaseLine[] = []
  for (const share of shares) lines.push(toLine(share, lines, shares, move))
  return lines
}

/** Seats that none of the chosen sources can give. */
export function seatsMissing(wish: SeatWish, move: Move): number {
  return sharesOf(wish, move).missing
}

/** Shares the wanted seats out over the chosen sources, in their order. */
function sharesOf(wish: SeatWish, move: Move): { readonly shares: readonly Share[]; readonly missing: number } {
  const item = pickItem(wish.skuId, wish.product?.nce ?? null, move)
  const shares: Share[] = []
  let open = wish.wanted
  for (const source of move.choices.seatsFrom) {
    if (open <= 0) break
    const share = fromSource(source, open, wish, item, move)
    if (!share) continue
    shares.push(share)
    open -= share.quantity
  }
  return { shares, missing: Math.max(0, open) }
}

function fromSource(
  source: Move['choices']['seatsFrom'][number],
  open: number,
  wish: SeatWish,
  item: PickedItem | undefined,
  move: Move,
): Share | undefined {
  switch (source) {
    case 'owned': {
      const quantity = wish.skuId === move.oldSku ? 0 : Math.min(open, freeUnits(wish.skuId, stockOf(move)))
      return quantity > 0 ? { wish, item: undefined, quantity, seats: { from: 'owned' } } : undefined
    }
    case 'more': {
      const subscription = growing(wish, move)
      const quantity = Math.min(open, Math.max(0, (item?.maximum ?? Infinity) - (subscription?.quantity ?? Infinity)))
      if (!subscription || quantity <= 0) return undefined
      return { wish, item: undefined, quantity, seats: { from: 'more', subscription: subscription.id, before: subscription.quantity } }
    }
    case 'new':
      // Who buys elsewhere has price lists of their own.
      if (!item && move.choices.purchase === 'automatic') return undefined
      return { wish, item, quantity: Math.max(open, item?.minimum ?? 1), seats: { from: 'new' } }
  }
}

/** The first active new-commerce subscription of the SKU that runs on and to which seats can be added. */
function growing({ skuId }: SeatWish, move: Move): Subscription | undefined {
  // What seats are added to has no price to look at first: where one is limited, a new subscription is bought.
  if (move.choices.unitPriceCeiling !== null) return undefined
  const stock = stockOf(move)
  return feedersOf(skuId, stock).find(
    (each) => each.family === 'nce' && each.autoRenew && !each.endsAtTerm && !isEnding(each, stock) && !move.grown.has(each.id),
  )
}

/** What the customer has, with what goes with this move. */
function stockOf({ snapshot, matched, addOns, asOf }: Move): Stock {
  return { snapshot, asOf, leaving: new Set([...matched, ...addOns].map((each) => each.subscription.id)) }
}

function ownedProduct({ skuId, product }: SeatWish, move: Move): ProductItem {
  const title = product?.title ?? move.catalog.findSku(skuId)?.title ?? unitsOf(skuId, move)?.partNumber ?? skuId
  return { family: 'owned', title, provisions: skuId }
}

function toLine(share: Share, before: readonly PurchaseLine[], shares: readonly Share[], move: Move): PurchaseLine {
  const { item, quantity, seats, wish } = share
  const product = item?.product ?? ownedProduct(wish, move)
  const bases = wish.isAddOn ? before.filter((line) => line.seats.from !== 'owned' && isBase(line, shares)) : []
  const parent = wish.isAddOn && item?.product.family === 'legacy' ? parentOf(item, bases, move) : null
  return {
    id: `line-${before.length + 1}`,
    needs: bases.map((line) => line.id),
    product,
    market: move.snapshot.market ?? '',
    segment: buyingSegmentOf(move),
    quantity,
    seats,
    term: product.family === 'legacy' ? null : move.choices.term,
    billingCycle: billingCycleOf(move),
    atTermEnd: move.choices.atTermEnd,
    unitPriceCeiling: move.choices.unitPriceCeiling,
    ...(move.choices.purchase === 'by-a-person' && seats.from !== 'owned' ? { unitsBefore: unitsBefore(wish, move) } : {}),
    partnerOnRecord: move.matched[0].subscription.partnerOnRecord,
    parent,
    availability: AVAILABILITY[product.family],
  }
}

function unitsBefore({ skuId }: SeatWish, move: Move): number {
  const units = unitsOf(skuId, move)
  return units ? units.enabled + units.warning : 0
}

const AVAILABILITY = { nce: 'first-purchasable-of-market-segment-term-billing', legacy: 'offer', owned: 'none' } as const

function isBase(line: PurchaseLine, shares: readonly Share[]): boolean {
  return shares.some((share) => !share.wish.isAddOn && share.wish.skuId === line.product.provisions)
}

/** The base that a legacy add-on hangs on: bought with it, else the customer's own. */
function parentOf(item: PickedItem, bases: readonly PurchaseLine[], move: Move): PurchaseLine['parent'] {
  const [bought] = bases.filter((line) => line.product.family === 'legacy' && item.needsOffers.includes(line.product.offerId))
  if (bought) return { line: bought.id }
  const retired = new Set(move.matched.map(({ subscription }) => subscription.id))
  const [own] = move.snapshot.subscriptions
    .filter((each) => each.status === 'active' && !retired.has(each.id) && item.needsOffers.includes(each.offerId))
    .map((each) => each.id)
    .sort()
  return own ? { subscription: own } : null
}
