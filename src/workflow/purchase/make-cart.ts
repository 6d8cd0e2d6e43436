import type { SubscriptionId } from '../../domain/id.ts'
import type { PurchaseLine } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import type { Cart, NewCartLine } from '../../provider/partner-center/cart.ts'
import { recordReadBack } from '../../store/attempts.ts'
import type { Trx } from '../../store/database.ts'
import { findPurchase, recordPurchase } from '../../store/purchases.ts'
import { attempt } from '../attempt.ts'
import { friendlyNameOf } from '../marker.ts'
import { changed, needsPerson } from '../outcome.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext, StepOutcome } from '../step.ts'

/** Finds today's catalog item by the part's fixed rule, fills a cart, checks its line errors and its price, and stores it. */
export async function makeCart(purchase: Purchase, line: PurchaseLine, context: StepContext): Promise<StepOutcome> {
  const catalogItemId = await findCatalogItem(line, context)
  if (catalogItemId === undefined) {
    const term = line.term === null ? '' : ` for ${line.term}`
    const facts = { product: line.product.title, market: line.market, term: line.term, billingCycle: line.billingCycle }
    return changed('not-on-sale', `${facts.product} is no longer on sale in ${facts.market}${term} billed ${facts.billingCycle}`, facts)
  }
  const parent = await parentOf(line, context)
  const cart = await attempt(
    context,
    [{ step: 'buy', what: 'createCart', subject: line.id, before: null, request: { catalogItemId, quantity: line.quantity } }],
    {
      also: (trx) => closeLostCarts(trx, line, context),
      send: (ids) => context.partnerCenter.createCart(context.key.customer, [cartLine(purchase.marker, line, catalogItemId, parent)], ids),
      then: async (trx, answer) => {
        if (!problemOf(answer, line)) await recordPurchase(trx, context.key, stored(purchase, answer, catalogItemId), context.clock.now())
        return { cart: answer.id }
      },
    },
  )
  return problemOf(cart, line) ?? { state: 'again' }
}

/**
 * Whoever died, or lost the answer, while a cart was made left an attempt open. Carts cannot be listed, and one that is never
 * checked out buys nothing and expires (Partner Center REST, carts, 2023-10): so that is what became of it.
 */
export async function closeLostCarts(trx: Trx, line: Pick<PurchaseLine, 'id'>, { key, clock }: StepContext): Promise<void> {
  await recordReadBack(
    trx,
    key,
    'buy',
    line.id,
    { cart: null, found: 'a cart that was perhaps made; nobody checks it out, and it expires' },
    clock.now(),
  )
}

async function findCatalogItem({ product, market, segment, term, billingCycle }: PurchaseLine, { partnerCenter }: StepContext) {
  if (product.family !== 'nce') return product.family === 'legacy' ? product.offerId : undefined
  const all = await partnerCenter.listAvailabilities(product.productId, product.skuId, { country: market, segment })
  return [...all]
    .sort((a, b) => (a.catalogItemId < b.catalogItemId ? -1 : 1))
    .find(
      (each) =>
        each.isPurchasable &&
        !each.isExtendedServiceTerm &&
        each.segment === segment &&
        each.terms.some((offered) => offered.duration === term && offered.billingCycle === billingCycle),
    )?.catalogItemId
}

/** The base that a legacy add-on hangs on: one that exists, or what another line has bought. */
async function parentOf({ parent }: PurchaseLine, { db, key }: StepContext): Promise<SubscriptionId | null> {
  if (parent === null) return null
  if ('subscription' in parent) return parent.subscription
  return (await findPurchase(db, key, parent.line))?.subscription ?? null
}

/** What a line of a part asks for in a cart, once the catalog item and its base are known. */
export function cartLine(marker: string, line: PurchaseLine, catalogItemId: string, parent: SubscriptionId | null): NewCartLine {
  return {
    catalogItemId,
    quantity: line.quantity,
    billingCycle: line.billingCycle,
    termDuration: line.term,
    friendlyName: friendlyNameOf(line.product.title, marker),
    partnerOnRecord: line.partnerOnRecord,
    parent,
  }
}

function stored(purchase: Purchase, cart: Cart, catalogItemId: string): Purchase {
  const [line] = cart.lines
  const price = line?.pricing?.unitPrice
  return {
    ...purchase,
    state: 'cart-stored',
    cartId: cart.id,
    catalogItemId,
    checkoutSentAt: null,
    unitPrice: price === undefined ? null : String(price),
    currency: line?.currency ?? null,
  }
}

function problemOf(cart: Cart, { unitPriceCeiling, product }: PurchaseLine): StepOutcome | undefined {
  const [line] = cart.lines
  if (!line)
    return needsPerson('cart-empty', `Partner Center made a cart without our line for ${product.title}`, {
      cart: cart.id,
      product: product.title,
    })
  if (line.error) {
    const otherwise = `${product.title} cannot be bought: ${line.error.text} (${line.error.code})`
    return {
      state: 'needs-person',
      reason: refusalReason('cart-refused', { api: 'partner-center', ...line.error }, otherwise, { cart: cart.id, product: product.title }),
    }
  }
  if (!unitPriceCeiling) return undefined
  const price = line.pricing?.unitPrice
  const within = price !== undefined && line.currency === unitPriceCeiling.currency && price <= Number(unitPriceCeiling.amount)
  if (within) return undefined
  const found = price === undefined ? 'no price' : `${price} ${line.currency ?? ''}`
  return changed(
    'price-above-ceiling',
    `a seat of ${product.title} costs ${found}, approved were ${unitPriceCeiling.amount} ${unitPriceCeiling.currency}`,
    {
      product: product.title,
      found: price === undefined ? null : found,
      approved: `${unitPriceCeiling.amount} ${unitPriceCeiling.currency}`,
    },
  )
}
