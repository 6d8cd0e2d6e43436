import type { CarryOver } from '../domain/carry-over.ts'
import type { Catalog, TargetProduct } from '../domain/catalog.ts'
import type { NewServices } from '../domain/choices.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { targetOf, type Move } from './move.ts'

/**
 * The way of switched-off service plans from the old SKU to the target: the reviewed map first, then the same id, then the
 * target's tier of the same service family; otherwise the target has no counterpart. Undefined when nobody knows which
 * service plans the target has.
 */
export function planCarryOver(move: Move): CarryOver | undefined {
  const target = targetOf(move)
  if (!target) return { pairs: [], newServicesOff: [] }
  const before = servicePlansOf(move.oldSku, move)
  const after = servicePlansOf(target.skuId, move)
  if (!before || !after) return undefined
  const pairs = before.map((from) => ({ from, to: counterpartOf(from, after, target, move) }))
  return { pairs, newServicesOff: newServicesOff(before, after, pairs, move.catalog, move.choices.newServices) }
}

/** Service plans of a SKU that can be switched off per user, sorted: as this customer's directory lists them, else as the catalog does. */
function servicePlansOf(sku: SkuId, { snapshot, catalog }: Pick<Move, 'snapshot' | 'catalog'>): readonly ServicePlanId[] | undefined {
  const owned = ownedPlans(sku, snapshot)
  const plans = owned ?? catalog.findSku(sku)?.servicePlans.map((plan) => plan.id)
  return plans && plans.length > 0 ? [...plans].sort() : undefined
}

function ownedPlans(sku: SkuId, snapshot: CustomerSnapshot): readonly ServicePlanId[] | undefined {
  const row = snapshot.skus.find((each) => each.skuId === sku)
  return row?.servicePlans.filter((plan) => plan.perUser).map((plan) => plan.id)
}

function counterpartOf(from: ServicePlanId, after: readonly ServicePlanId[], target: TargetProduct, move: Move): ServicePlanId | null {
  const reviewed = move.catalog.findServicePlanMap(move.oldSku, target.skuId)?.pairs.find((pair) => pair.from === from)
  if (reviewed && (reviewed.to === null || after.includes(reviewed.to))) return reviewed.to
  if (after.includes(from)) return from
  const family = move.catalog.familyOf(from)
  return after.find((plan) => move.catalog.familyOf(plan) === family) ?? null
}

function newServicesOff(
  before: readonly ServicePlanId[],
  after: readonly ServicePlanId[],
  pairs: CarryOver['pairs'],
  catalog: Catalog,
  newServices: NewServices,
): readonly ServicePlanId[] {
  if (newServices === 'on') return []
  const known = new Set([...before, ...pairs.map((pair) => pair.to)])
  const families = new Set(before.map((plan) => catalog.familyOf(plan)))
  const fresh = after.filter((plan) => !known.has(plan) && !families.has(catalog.familyOf(plan)))
  return newServices === 'off' ? fresh : fresh.filter((plan) => !newServices.on.includes(plan))
}
