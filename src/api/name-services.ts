import type { Catalog } from '../domain/catalog.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { Replacement } from '../domain/plan.ts'
import type { ServiceName } from './contract/common.ts'

type Names = Pick<Catalog, 'nameOfPlan' | 'titleOfPlan' | 'findSku'>

/** A service plan as the APIs and as people call it; its id where nobody has named it. */
export function nameService(plan: ServicePlanId, catalog: Names): ServiceName {
  const name = catalog.nameOfPlan(plan) ?? plan
  return { id: plan, name, title: catalog.titleOfPlan(plan) ?? name }
}

/** By title. */
export function nameServices(plans: readonly ServicePlanId[], catalog: Names): ServiceName[] {
  return plans.map((plan) => nameService(plan, catalog)).sort((one, other) => one.title.localeCompare(other.title, 'en'))
}

/** Titles with commas between them, as a table's cell and a line have them. */
export function listTitles(plans: readonly ServicePlanId[], catalog: Names): string {
  return plans.map((plan) => nameService(plan, catalog).title).join(', ')
}

/** As the catalog calls it, else as the part does that replaces it: not every license is public. */
export function titleOfSku(sku: SkuId, catalog: Names, replacement?: Replacement): string {
  return catalog.findSku(sku)?.title ?? (replacement && titleIn(replacement, sku)) ?? sku
}

function titleIn({ from, lines }: Replacement, sku: SkuId): string | undefined {
  if (sku === from.skuId) return from.subscriptions[0]?.offerName
  const addOn = from.subscriptions.flatMap(({ addOns }) => addOns).find(({ skuId }) => skuId === sku)
  return addOn?.offerName ?? lines.find(({ product }) => product.provisions === sku)?.product.title
}
