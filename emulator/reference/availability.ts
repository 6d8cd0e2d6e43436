import { madeUpCode } from '../made-up-id.ts'
import type { NceItem, Product, Segment } from './product.ts'

const HOUR_MS = 3_600_000

export type SoldProduct = Product & { readonly nce: NceItem }

export function isSold(product: Product): product is SoldProduct {
  return product.nce !== null && !product.retired
}

/**
 * The third part of a catalog item id. It is another one for every market and segment, and after every rotation: real ones are
 * short-lived as well, how long is not documented.
 */
export function availabilityId(product: SoldProduct, country: string, segment: Segment, now: number, rotationHours: number): string {
  const period = rotationHours === 0 ? 0 : Math.floor(now / (rotationHours * HOUR_MS))
  return `CFQ7TTC${madeUpCode(5, product.id, country.toUpperCase(), segment, String(period))}`
}

export function catalogItemId(product: SoldProduct, availability: string): string {
  return `${product.nce.productId}:${product.nce.skuId}:${availability}`
}
