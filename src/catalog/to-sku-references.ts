import type { Retirement, ServiceFamily, SkuReference, StorageQuotas } from '../domain/catalog.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { ServiceRules } from './resolve-service-rules.ts'
import type { ListedSku } from './sku-index.ts'

/** What decides about a SKU besides its own service plans. */
export interface SkuFacts {
  readonly addOns: ReadonlySet<SkuId>
  readonly teamsPlans: ReadonlySet<ServicePlanId>
  readonly quotas: ServiceRules['quotas']
}

/** Completes each SKU with what follows from the other sections. */
export function toSkuReferences(listed: readonly ListedSku[], facts: SkuFacts): readonly SkuReference[] {
  return listed.map((sku) => {
    const isAddOn = facts.addOns.has(sku.skuId)
    const hasTeams = sku.servicePlans.some((plan) => facts.teamsPlans.has(plan.id))
    return { ...sku, isAddOn, teams: hasTeams ? (isAddOn ? 'add-on' : 'included') : 'none', quotas: quotasOf(sku, facts.quotas) }
  })
}

/** The service plans of the family `teams`. */
export function teamsPlansOf(families: readonly ServiceFamily[]): ReadonlySet<ServicePlanId> {
  return new Set(families.filter((family) => family.id === 'teams').flatMap((family) => family.plans.map((plan) => plan.id)))
}

/** What the add-ons say, and what a retirement sells as one. */
export function addOnIdsOf(addOns: Iterable<SkuId>, retirements: readonly Retirement[]): ReadonlySet<SkuId> {
  const products = retirements.flatMap((retirement) => retirement.options.flatMap((option) => option.products))
  return new Set([...addOns, ...products.filter((product) => product.isAddOn).map((product) => product.skuId)])
}

function quotasOf(sku: ListedSku, quotas: ServiceRules['quotas']): StorageQuotas {
  const own = quotas.filter((quota) => sku.servicePlans.some((plan) => plan.id === quota.plan))
  const mailboxes = own.flatMap((quota) => quota.mailboxGb ?? [])
  const drives = own.flatMap((quota) => quota.oneDriveGb ?? [])
  return {
    ...(mailboxes.length > 0 ? { mailboxGb: Math.max(...mailboxes) } : {}),
    ...(drives.length > 0 ? { oneDriveGb: Math.max(...drives) } : {}),
  }
}
