import type { LicenseState } from '../events.ts'
import type { ProductCatalog } from '../reference/product-catalog.ts'
import type { ServicePlan } from '../reference/product.ts'

/** Service plans that these licenses switch on; a plan is on when any path turns it on (Entra, group-based licensing). By plan id. */
export function plansOn(catalog: ProductCatalog, customerId: string, licenses: readonly LicenseState[]): Map<string, ServicePlan> {
  const on = new Map<string, ServicePlan>()
  for (const license of licenses) {
    const disabled = new Set(license.disabledPlans)
    for (const plan of catalog.findSku(customerId, license.skuId)?.servicePlans ?? []) if (!disabled.has(plan.id)) on.set(plan.id, plan)
  }
  return on
}
