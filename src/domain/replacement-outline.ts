import type { CustomerPlan, OldSubscription, PriorState, PurchaseLine, Replacement, SeatOrigin } from './plan.ts'
import type { Undoing } from './undoing.ts'

/**
 * What a list of thousands of parts says of a replacement: products, how it ends and its days, nothing that there is one of per user. It
 * is no part of what is approved; whatever is carried out is read from the part itself, whose hash is checked. A replacement is its own outline.
 */
export interface ReplacementOutline extends Pick<Replacement, 'id' | 'method' | 'retirement' | 'switchOff' | 'gates'> {
  readonly undoes?: Pick<Undoing, 'run' | 'decision' | 'isWhole'>
  readonly from: { readonly subscriptions: readonly Pick<OldSubscription, 'id' | 'family' | 'offerName'>[] }
  readonly lines: readonly LineOutline[]
  readonly expects: { readonly subscriptions: readonly Pick<PriorState['subscriptions'][number], 'id' | 'termEndsAt'>[] }
}

interface LineOutline {
  readonly id: string
  readonly product: ProductOutline
  /** What is bought of it; absent where an earlier version made the outline. */
  readonly buys?: SeatPurchase
  /** So many seats are added to a subscription that the customer has; absent: none are. */
  readonly added?: number
}

export interface SeatPurchase {
  readonly quantity: number
  /** `owned`: seats that are there and free; nothing is bought. */
  readonly seatsFrom: SeatOrigin['from']
  readonly term: PurchaseLine['term']
  readonly billingCycle: PurchaseLine['billingCycle']
}

/** Of new commerce with what names it in the catalog there. */
interface ProductOutline extends Pick<PurchaseLine['product'], 'family' | 'title'> {
  readonly productId?: string
  readonly skuId?: string
}

export function outlinesOf({ decisions }: Pick<CustomerPlan, 'decisions'>): readonly ReplacementOutline[] {
  return decisions.flatMap((decision) => (decision.kind === 'replace' ? [outlineOf(decision)] : []))
}

function outlineOf({ id, method, undoes, retirement, from, lines, switchOff, gates, expects }: Replacement): ReplacementOutline {
  return {
    ...{ id, method, retirement, switchOff, gates },
    ...(undoes ? { undoes: { run: undoes.run, decision: undoes.decision, isWhole: undoes.isWhole } } : {}),
    from: { subscriptions: from.subscriptions.map((each) => ({ id: each.id, family: each.family, offerName: each.offerName })) },
    lines: lines.map(lineOutline),
    expects: { subscriptions: expects.subscriptions.map((each) => ({ id: each.id, termEndsAt: each.termEndsAt })) },
  }
}

function lineOutline({ id, product, seats, quantity, term, billingCycle }: PurchaseLine): LineOutline {
  return {
    ...{ id, product: productOutline(product), buys: { quantity, seatsFrom: seats.from, term, billingCycle } },
    ...(seats.from === 'more' ? { added: quantity } : {}),
  }
}

function productOutline(product: PurchaseLine['product']): ProductOutline {
  const { family, title } = product
  return product.family === 'nce' ? { family, title, productId: product.productId, skuId: product.skuId } : { family, title }
}
