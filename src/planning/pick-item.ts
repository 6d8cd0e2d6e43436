import type { MarketItem } from '../domain/snapshot.ts'
import { billingCycleOf } from './billing-cycle.ts'
import { targetOf, type Move } from './move.ts'

/**
 * The product and SKU of the new commerce catalog to buy: what provisions the target's directory SKU in the customer's
 * market, is no trial and is on sale with the wanted segment, term and billing. The catalog's hint goes first, then the
 * smallest product and SKU id, so that the same market always gives the same answer.
 */
export function pickItem(move: Move): MarketItem | undefined {
  const target = targetOf(move)
  if (!target) return undefined
  const fitting = move.market.filter((item) => item.provisions === target.skuId && !item.isTrial && isOnSale(item, move))
  const hinted = fitting.find((item) => `${item.productId}:${item.skuId}`.toLowerCase() === target.nce?.toLowerCase())
  return hinted ?? [...fitting].sort((a, b) => (`${a.productId}:${a.skuId}` < `${b.productId}:${b.skuId}` ? -1 : 1))[0]
}

function isOnSale(item: MarketItem, move: Move): boolean {
  const billingCycle = billingCycleOf(move)
  return item.terms.some(
    (term) => term.segment === 'commercial' && term.duration === move.choices.term && term.billingCycle === billingCycle,
  )
}
