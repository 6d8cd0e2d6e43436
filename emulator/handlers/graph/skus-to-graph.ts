import type { ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types'
import { capabilityOf } from '../../lifecycle/units.ts'
import type { Units } from '../../lifecycle/units.ts'
import type { ServicePlan, Sku } from '../../reference/product.ts'
import type { Customer } from '../../store/customers.ts'

/** One SKU of a tenant, all its subscriptions summed (Microsoft Graph v1.0, subscribedSku). */
export function skuToGraph(customer: Customer, sku: Sku, units: Units): SubscribedSku {
  return {
    accountId: customer.id,
    accountName: customer.domain.split('.')[0] ?? customer.domain,
    appliesTo: sku.appliesTo,
    capabilityStatus: capabilityOf(units),
    consumedUnits: units.consumed,
    id: `${customer.id}_${sku.skuId}`,
    skuId: sku.skuId,
    skuPartNumber: sku.partNumber,
    subscriptionIds: [...units.subscriptionIds],
    prepaidUnits: { enabled: units.enabled, suspended: units.suspended, warning: units.warning, lockedOut: 0 },
    servicePlans: sku.servicePlans.map((plan) => planToGraph(plan, sku.appliesTo, 'Success')),
  }
}

export function planToGraph(plan: ServicePlan, appliesTo: 'User' | 'Company', provisioningStatus: string): ServicePlanInfo {
  return { servicePlanId: plan.id, servicePlanName: plan.name, provisioningStatus, appliesTo }
}
