import type { SkuUnits } from '../domain/snapshot.ts'

/** Units that can be assigned: suspended and locked-out ones cannot (Graph, subscribedSkus, prepaidUnits). */
export function freeUnits(sku: SkuUnits): number {
  return sku.enabled + sku.warning - sku.consumed
}
