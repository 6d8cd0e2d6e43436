import type { SkuReference } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { SkuEntry } from './catalog-file.ts'
import type { Entry } from './entry.ts'

/** The SKUs that the files describe, found by id or, as people write them, by part number. */
export interface SkuIndex {
  readonly all: readonly SkuReference[]
  find(skuIdOrPartNumber: string): SkuReference | undefined
  /** Every id that goes by this name in any SKU; the id itself when an id is asked for. Mostly one. */
  plansNamed(nameOrId: string): readonly ServicePlanId[]
  nameOfPlan(plan: ServicePlanId): string | undefined
  readonly partNumbers: readonly string[]
  readonly planNames: readonly string[]
}

export function indexSkus(entries: readonly Entry<SkuEntry>[]): SkuIndex {
  const all = entries.map((entry) => skuReference(entry.value))
  const plans = all.flatMap((sku) => sku.servicePlans)
  const bySku = new Map(
    all.flatMap(
      (sku) =>
        [
          [sku.skuId, sku],
          [sku.partNumber.toLowerCase(), sku],
        ] as const,
    ),
  )
  const nameById = new Map(plans.map((plan) => [plan.id, plan.name]))
  const idsByName = new Map<string, Set<ServicePlanId>>()
  for (const plan of plans) idsByName.set(plan.name, (idsByName.get(plan.name) ?? new Set()).add(plan.id))
  return {
    all,
    find: (name) => bySku.get(name.toLowerCase()),
    plansNamed: (name) => [...(idsByName.get(name) ?? (nameById.has(id<ServicePlanId>(name)) ? [id<ServicePlanId>(name)] : []))],
    nameOfPlan: (plan) => nameById.get(id<ServicePlanId>(plan)),
    partNumbers: all.map((sku) => sku.partNumber),
    planNames: [...idsByName.keys()],
  }
}

function skuReference(entry: SkuEntry): SkuReference {
  const servicePlans = Object.entries(entry.servicePlans).map(([name, plan]) => ({ id: id<ServicePlanId>(plan), name }))
  return { skuId: id<SkuId>(entry.skuId), partNumber: entry.partNumber, title: entry.title, servicePlans }
}
