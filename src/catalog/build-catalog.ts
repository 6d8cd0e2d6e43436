import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Catalog, Retirement, ServiceFamily, ServicePlanMap, SkuReference } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { RetirementId, ServicePlanId, SkuId } from '../domain/id.ts'
import type { LookAlikeEntry } from './catalog-file.ts'
import { recognizer } from './find-match.ts'
import type { ResolvedPlanMap } from './resolve-plan-maps.ts'

/** Everything the catalog knows, checked and with ids in place of names. */
export interface CatalogContent {
  readonly retirements: readonly Retirement[]
  readonly skus: readonly SkuReference[]
  readonly planMaps: readonly ResolvedPlanMap[]
  readonly families: readonly ServiceFamily[]
  readonly lookAlikes: readonly LookAlikeEntry[]
}

/** Indexes the content. The version is SHA-256 over its canonical JSON (RFC 8785), in which the order of files plays no part. */
export function buildCatalog(content: CatalogContent): Catalog {
  const retirements = new Map(content.retirements.map((it) => [it.id, it]))
  const skus = new Map(content.skus.map((it) => [it.skuId, it]))
  const familyIds = new Map(content.families.flatMap((family) => family.plans.map((plan) => [plan.id, family.id] as const)))
  const planNames = new Map(content.skus.flatMap((sku) => sku.servicePlans.map((plan) => [plan.id, plan.name] as const)))
  return {
    version: createHash('sha256')
      .update(canonicalize(content) ?? '')
      .digest('hex'),
    retirements: content.retirements,
    findRetirement: (retirement) => retirements.get(id<RetirementId>(retirement)),
    findMatch: recognizer(content.retirements, content.lookAlikes),
    findSku: (sku) => skus.get(id<SkuId>(sku)),
    findServicePlanMap: planMapFinder(content.planMaps, skus),
    familyOf: (plan) => familyIds.get(id<ServicePlanId>(plan)) ?? id<ServicePlanId>(plan),
    nameOfPlan: (plan) => planNames.get(id<ServicePlanId>(plan)),
  }
}

/**
 * The map of exactly this pair of SKUs; within one SKU every service plan is its own counterpart. From a SKU that the catalog does not
 * list, the map written for SKUs whose id is not public, which covers the plans it names and no others.
 */
function planMapFinder(maps: readonly ResolvedPlanMap[], skus: ReadonlyMap<SkuId, SkuReference>): Catalog['findServicePlanMap'] {
  const byPair = new Map(maps.map((map) => [`${map.from ?? ''} ${map.to}`, map]))
  return (fromSku, toSku) => {
    const from = id<SkuId>(fromSku)
    const to = id<SkuId>(toSku)
    const exact = byPair.get(`${from} ${to}`)
    if (exact) return { ...exact, from }
    const sku = skus.get(from)
    if (sku) return from === to ? identity(sku) : undefined
    const unlisted = byPair.get(` ${to}`)
    return unlisted && { ...unlisted, from }
  }
}

function identity(sku: SkuReference): ServicePlanMap {
  return { from: sku.skuId, to: sku.skuId, pairs: sku.servicePlans.map((plan) => ({ from: plan.id, to: plan.id })) }
}
