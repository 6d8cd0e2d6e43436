import type { ProductItem } from '../domain/plan.ts'

/** Whether an item on sale is the one that a subscription is of: the pair of new commerce, or the legacy offer. */
export function sameItem(item: ProductItem, offerId: string): boolean {
  const sold = item.family === 'nce' ? `${item.productId}:${item.skuId}` : item.family === 'legacy' ? item.offerId : null
  return sold !== null && offerId.toLowerCase().split(':').slice(0, 2).join(':') === sold.toLowerCase()
}
