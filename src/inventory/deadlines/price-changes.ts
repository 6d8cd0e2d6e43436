import type { Catalog, PriceChange, RetirementMatch } from '../../domain/catalog.ts'
import { instant, plusMonths, type Instant } from '../../domain/instant.ts'
import type { ReplacementOutline } from '../../domain/replacement-outline.ts'
import type { RenewingSubscription } from '../../store/renewing-subscriptions.ts'
import type { Deadline } from './deadline.ts'

type Found = Pick<Deadline, 'kind' | 'at' | 'note' | 'facts'>

/** Those that were still to come at a moment: later ones stand in the carts and price lists already. */
export function announcedAt({ priceChanges }: Pick<Catalog, 'priceChanges'>, at: Instant): readonly PriceChange[] {
  return priceChanges.filter((each) => dayOf(each) > at)
}

/** What may take the place of a retired subscription costs more or less from then on. Of commercial offers: others have prices of their own. */
export function priceChangesOfOptions({ retirement, offer }: RetirementMatch, announced: readonly PriceChange[]): readonly Found[] {
  if (offer.segment !== null && offer.segment !== 'commercial') return []
  const items = retirement.options.flatMap(({ products }) => products.map(({ nce }) => nce?.toUpperCase()))
  return fromThenOn(announced.filter(({ product }) => items.includes(product)))
}

/** The same of what a plan is yet to buy. */
export function priceChangesOfLines(lines: ReplacementOutline['lines'], announced: readonly PriceChange[]): readonly Found[] {
  const items = lines.flatMap(({ product: { productId, skuId } }) => (productId && skuId ? [`${productId}:${skuId}`.toUpperCase()] : []))
  return fromThenOn(announced.filter(({ product }) => items.includes(product)))
}

/** The first renewal at another price, of each subscription that one is announced for. */
export function priceChangeOfRenewal(subscription: RenewingSubscription, priceChanges: readonly PriceChange[]): readonly Deadline[] {
  const { customer, customerName, domain, id, offerName, product, quantity } = subscription
  return priceChanges.flatMap((change) => {
    const at = change.product === product ? renewalFrom(dayOf(change), subscription) : undefined
    if (!at) return []
    const prices = [priceOf(change)]
    const note = `${quantity} ${quantity === 1 ? 'seat renews' : 'seats renew'} then: ${listed(prices)}`
    const own = { customer, customerName, domain, subscription: id, offerName, kind: 'price-change', retirement: null, run: null } as const
    return [{ ...own, at, note, facts: { quantity, prices } }]
  })
}

const MONTHS: { readonly [term: string]: number } = { P1M: 1, P1Y: 12, P3Y: 36 }

/** The first renewal from a day on; undefined where the term that runs began then or later, and has the price already. */
function renewalFrom(
  day: Instant,
  { term, termEndsAt, nextTerm }: Pick<RenewingSubscription, 'term' | 'termEndsAt' | 'nextTerm'>,
): Instant | undefined {
  const [months, then] = [MONTHS[term], MONTHS[nextTerm?.term ?? term]]
  if (months === undefined || then === undefined || plusMonths(termEndsAt, -months) >= day) return undefined
  for (let renewals = 0; ; renewals++) {
    const at = plusMonths(termEndsAt, renewals * then)
    if (at >= day) return at
  }
}

function fromThenOn(changes: readonly PriceChange[]): readonly Found[] {
  return [...Map.groupBy(changes, ({ from }) => from).values()].flatMap((sameDay) => {
    const [first] = sameDay
    if (!first) return []
    const prices = sameDay.map(priceOf)
    const note = `from then on ${listed(prices)}. What is bought before keeps its price until its term ends`
    return [{ kind: 'price-change' as const, at: dayOf(first), note, facts: { prices } }]
  })
}

/** A clause of the whole. */
function priceOf({ title, was, becomes, currency }: PriceChange) {
  const facts = { product: title, becomes: amount(becomes), was: amount(was), currency }
  return { code: 'costs', text: `${title} costs ${facts.becomes} ${currency} a user and month (list price), not ${facts.was}`, facts }
}

function listed(prices: readonly { readonly text: string }[]): string {
  return prices.map(({ text }) => text).join('; ')
}

function amount(price: number): string {
  return Number.isInteger(price) ? String(price) : price.toFixed(2)
}

function dayOf({ from }: PriceChange): Instant {
  return instant(from)
}
