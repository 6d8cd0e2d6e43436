import type { SkuReference } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { Entry } from './entry.ts'
import { Guid } from './fields.ts'
import type { ServicePlanEntry, SkuEntry } from './reference-sections.ts'

/** A SKU as one file describes it, without what follows from other sections. */
export type ListedSku = Pick<SkuReference, 'skuId' | 'partNumber' | 'title' | 'servicePlans'>

/** The SKUs that the files describe, found by id or, as people write them, by part number. */
export interface SkuIndex {
  readonly all: readonly ListedSku[]
  find(skuIdOrPartNumber: string): ListedSku | undefined
  /** The id of a listed SKU, or the id itself where that is what was written: not every SKU's service plans are public. */
  findId(skuIdOrPartNumber: string): SkuId | undefined
  /** Every id that goes by this name in any SKU; the id itself when an id is asked for. Mostly one. */
  plansNamed(nameOrId: string): readonly ServicePlanId[]
  nameOfPlan(plan: ServicePlanId): string | undefined
  readonly partNumbers: readonly string[]
  readonly planNames: readonly string[]
}

/** `titled` are service plans that are known by name, whether or not one of the SKUs lists them. */
export function indexSkus(entries: readonly Entry<SkuEntry>[], titled: readonly Entry<ServicePlanEntry>[] = []): SkuIndex {
  const all = entries.map((entry) => listedSku(entry.value))
  const named = titled.map((entry) => ({ id: id<ServicePlanId>(entry.value.id), name: entry.value.name }))
  const plans = [...all.flatMap((sku) => sku.servicePlans), ...named]
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
    findId: (name) => bySku.get(name.toLowerCase())?.skuId ?? (Guid.safeParse(name).success ? id<SkuId>(name) : undefined),
    plansNamed: (name) => [...(idsByName.get(name) ?? (nameById.has(id<ServicePlanId>(name)) ? [id<ServicePlanId>(name)] : []))],
    nameOfPlan: (plan) => nameById.get(id<ServicePlanId>(plan)),
    partNumbers: all.map((sku) => sku.partNumber),
    planNames: [...idsByName.keys()],
  }
}

function listedSku(entry: SkuEntry): ListedSku {
  const servicePlans = Object.entries(entry.servicePlans).map(([name, plan]) => ({ id: id<ServicePlanId>(plan), name }))
  return { skuId: id<SkuId>(entry.skuId), partNumber: entry.partNumber, title: entry.title, servicePlans }
}
