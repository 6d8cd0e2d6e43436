import type { Subscription } from '../domain/snapshot.ts'

/**
 * Whether a subscription is of a product that somebody named: by legacy offer id, by `product:sku` of new commerce, or by its
 * whole name without regard to case and spaces.
 */
export function isProduct({ offerId, offerName }: Pick<Subscription, 'offerId' | 'offerName'>, named: string): boolean {
  const wanted = plain(named)
  const id = offerId.toLowerCase()
  return id === wanted || id.startsWith(`${wanted}:`) || plain(offerName) === wanted
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
