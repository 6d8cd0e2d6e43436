import type { ServiceFamily } from '../domain/catalog.ts'
import type { ServicePlanId } from '../domain/id.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import type { ServiceFamilyEntry } from './reference-sections.ts'
import type { SkuIndex } from './sku-index.ts'
import { unknownPlan } from './unknown-names.ts'

/** Puts ids where the files have names. A plan belongs to one family at most, and some SKU must list it. */
export function resolveFamilies(
  entries: readonly Entry<ServiceFamilyEntry>[],
  skus: SkuIndex,
): { readonly families: readonly ServiceFamily[]; readonly problems: readonly CatalogProblem[] } {
  const problems: CatalogProblem[] = []
  const ownerOf = new Map<ServicePlanId, string>()
  const families = entries.map((entry) => {
    const plans = entry.value.plans.flatMap((name, index) => {
      const ids = skus.plansNamed(name)
      if (ids.length === 0) problems.push(unknownPlan(entry, [...entry.path, 'plans', index], name, skus))
      return ids.filter((plan) => {
        const owner = ownerOf.get(plan)
        if (owner !== undefined) problems.push(ownedTwice(entry, index, name, owner))
        ownerOf.set(plan, owner ?? entry.value.id)
        return owner === undefined
      })
    })
    return { id: entry.value.id, plans: plans.map((plan) => ({ id: plan, name: skus.nameOfPlan(plan) ?? plan })) }
  })
  return { families, problems }
}

function ownedTwice(entry: Entry<ServiceFamilyEntry>, index: number, name: string, owner: string): CatalogProblem {
  return entry.source.problemAt(
    [...entry.path, 'plans', index],
    `${name}, which the family ${owner} has already`,
    'every service plan in one family only',
  )
}
