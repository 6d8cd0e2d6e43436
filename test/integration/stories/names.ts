import type { Estate } from '../../../emulator/server.ts'
import { loadCatalog } from '../../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../../src/catalog/shipped-catalog-dir.ts'
import type { ServicePlanId, SkuId } from '../../../src/domain/id.ts'
import type { StageCustomer } from './stage-customer.ts'

const catalog = loadCatalog([shippedCatalogDir()])

/** SKUs and service plans by the names that the APIs give them, for one customer: where nobody has published an id, the customer's directory tells. */
export interface Names {
  readonly sku: (id: string) => string
  readonly plan: (id: string) => string
}

export function namesFor({ skus }: Pick<StageCustomer, 'skus'>, { products = [] }: Pick<Estate, 'products'>): Names {
  const invented = products.flatMap(({ skuId, partNumber }) => (skuId === undefined ? [] : [{ skuId, partNumber }]))
  const own = new Map([...invented, ...skus].map((each) => [each.skuId, each.partNumber]))
  const plans = new Map(skus.flatMap((each) => each.servicePlans.map((plan) => [plan.id, plan.name] as const)))
  return {
    sku: (id) => own.get(id) ?? catalog.findSku(id as SkuId)?.partNumber ?? id,
    plan: (id) => plans.get(id) ?? catalog.nameOfPlan(id as ServicePlanId) ?? id,
  }
}
