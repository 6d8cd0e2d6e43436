import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AddOn, Catalog, PriceChange, Retirement, ServiceFamily, ServicePlanMap, SkuReference } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { RetirementId, ServicePlanId, SkuId } from '../domain/id.ts'
import { recognizer } from './find-match.ts'
import type { LookAlikeEntry } from './reference-sections.ts'
import type { ResolvedPlanMap } from './resolve-plan-maps.ts'
import type { ServiceRules } from './resolve-service-rules.ts'
import { dayOf, versionsAt } from './versions-at.ts'

/** Everything the catalog knows, checked and with ids in place of names. */
export interface CatalogContent {
  /** Every version of every retirement. */
  readonly retirements: readonly Retirement[]
  readonly skus: readonly SkuReference[]
  readonly servicePlans: readonly { readonly id: ServicePlanId; readonly name: string; readonly title: string }[]
  readonly planMaps: readonly ResolvedPlanMap[]
  readonly families: readonly ServiceFamily[]
  readonly rules: ServiceRules
  readonly addOns: readonly AddOn[]
  readonly lookAlikes: readonly LookAlikeEntry[]
  readonly priceChanges: readonly PriceChange[]
}

type Timeless = Omit<Catalog, 'version' | 'retirements' | 'at' | 'findRetirement' | 'findMatch'>

/** Indexes the content. The version is SHA-256 over its canonical JSON (RFC 8785), in which the order of files plays no part. */
export function buildCatalog(content: CatalogContent): Catalog {
  const version = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
  const timeless = answersOf(content)
  // Most days look the same, and a planner asks for the day of every plan: one view for each choice of versions.
  const views = new Map<string, Catalog>()
  const viewOf = (retirements: readonly Retirement[]): Catalog => {
    const key = retirements.map((it) => `${it.id} ${it.version}`).join()
    const view = views.get(key) ?? {
      ...timeless,
      version,
      retirements,
      at: (date) => viewOf(versionsAt(content.retirements, dayOf(date))),
      findRetirement: retirementFinder(retirements, content.retirements),
      findMatch: recognizer(retirements, content.lookAlikes),
    }
    views.set(key, view)
    return view
  }
  return viewOf(versionsAt(content.retirements, undefined))
}

function answersOf(content: CatalogContent): Timeless {
  const skus = new Map(content.skus.map((it) => [it.skuId, it]))
  const addOns = new Map(content.addOns.map((it) => [it.skuId, it]))
  const familyIds = new Map(content.families.flatMap((family) => family.plans.map((plan) => [plan.id, family.id] as const)))
  const plans = [...content.servicePlans, ...content.skus.flatMap((sku) => sku.servicePlans)]
  const names = new Map(plans.map((plan) => [plan.id, plan.name]))
  const titles = new Map(content.servicePlans.map((plan) => [plan.id, plan.title]))
  const titlesByName = new Map(content.servicePlans.map((plan) => [plan.name, plan.title]))
  return {
    skus: content.skus,
    findSku: (sku) => skus.get(id<SkuId>(sku)),
    findAddOn: (sku) => addOns.get(id<SkuId>(sku)),
    findServicePlanMap: planMapFinder(content.planMaps, skus),
    familyOf: (plan) => familyIds.get(id<ServicePlanId>(plan)) ?? id<ServicePlanId>(plan),
    nameOfPlan: (plan) => names.get(id<ServicePlanId>(plan)),
    titleOfPlan: (plan) => titles.get(id<ServicePlanId>(plan)),
    titleOfPlanNamed: (name) => titlesByName.get(name),
    exclusions: content.rules.exclusions,
    dependencies: content.rules.dependencies,
    voicePlans: content.rules.voicePlans,
    priceChanges: content.priceChanges,
    includedIn: (addOnSku, baseSku) => isIncluded(skus.get(id<SkuId>(addOnSku)), skus.get(id<SkuId>(baseSku))),
  }
}

function retirementFinder(view: readonly Retirement[], all: readonly Retirement[]): Catalog['findRetirement'] {
  return (retirement, version) => {
    const sought = id<RetirementId>(retirement)
    if (version === undefined) return view.find((it) => it.id === sought)
    return all.find((it) => it.id === sought && it.version === version)
  }
}

/** A SKU without service plans is included in nothing: what it gives is not known. */
function isIncluded(addOn: SkuReference | undefined, base: SkuReference | undefined): boolean {
  if (!addOn || !base || addOn.servicePlans.length === 0) return false
  const given = new Set(base.servicePlans.map((plan) => plan.id))
  return addOn.servicePlans.every((plan) => given.has(plan.id))
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
