import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense, skusOf } from '../move.ts'

/** What nobody has reviewed: the retirement itself, or the map by which switched-off services are carried over. */
export function mapMissing(move: Considered): readonly Warning[] {
  const { retirement, oldSku, catalog } = move
  const unmapped = move.destinations
    .filter((each) => !keepsLicense(each, move))
    .flatMap(({ option }) => skusOf(option))
    .filter((sku) => catalog.findSku(sku) !== undefined && !catalog.findSku(sku)?.isAddOn && !catalog.findServicePlanMap(oldSku, sku))
    .map((sku) => catalog.findSku(sku)?.title ?? sku)
  return [
    ...(retirement.reviewed ? [] : [{ code: 'retirement-not-reviewed' as const, facts: { retirement: retirement.id } }]),
    ...(unmapped.length > 0 ? [{ code: 'no-service-plan-map' as const, facts: { products: [...new Set(unmapped)].sort() } }] : []),
  ]
}
