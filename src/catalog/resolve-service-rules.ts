import type { ServicePlanDependency, ServicePlanExclusion, StorageQuotas } from '../domain/catalog.ts'
import type { ServicePlanId } from '../domain/id.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import type { MergedFiles } from './merge-folders.ts'
import type { SkuIndex } from './sku-index.ts'
import { unknownPlan } from './unknown-names.ts'
import type { Path } from './yaml-source.ts'

/** What holds for service plans whatever SKU they are in. */
export interface ServiceRules {
  readonly quotas: readonly (StorageQuotas & { readonly plan: ServicePlanId })[]
  readonly exclusions: readonly ServicePlanExclusion[]
  readonly dependencies: readonly ServicePlanDependency[]
  readonly voicePlans: readonly ServicePlanId[]
}

type RuleSections = Pick<MergedFiles, 'servicePlanQuotas' | 'servicePlanExclusions' | 'servicePlanDependencies' | 'voicePlans'>

/** Puts ids where the files have names; a name that several ids go by stands for all of them. */
export function resolveServiceRules(
  merged: RuleSections,
  skus: SkuIndex,
): { readonly rules: ServiceRules; readonly problems: readonly CatalogProblem[] } {
  const problems: CatalogProblem[] = []
  const plansOf = (entry: Entry<unknown>, path: Path, name: string): readonly ServicePlanId[] => {
    const ids = skus.plansNamed(name)
    if (ids.length === 0) problems.push(unknownPlan(entry, [...entry.path, ...path], name, skus))
    return ids
  }
  const allOf = (entry: Entry<unknown>, key: string, names: readonly string[]): readonly ServicePlanId[] =>
    names.flatMap((name, index) => plansOf(entry, [key, index], name))
  const rules = {
    quotas: merged.servicePlanQuotas.flatMap((entry) => {
      const { plan: name, ...quota } = entry.value
      return plansOf(entry, ['plan'], name).map((plan) => ({ plan, ...quota }))
    }),
    exclusions: merged.servicePlanExclusions.map((entry) => {
      const { family, plans, confidence, basis } = entry.value
      return { family, plans: allOf(entry, 'plans', plans), confidence, basis: basis ?? null }
    }),
    dependencies: merged.servicePlanDependencies.flatMap((entry) => {
      const { plan: name, needsAnyOf, confidence, basis } = entry.value
      const needs = allOf(entry, 'needsAnyOf', needsAnyOf)
      return plansOf(entry, ['plan'], name).map((plan) => ({ plan, needsAnyOf: needs, confidence, basis: basis ?? null }))
    }),
    voicePlans: merged.voicePlans.flatMap((entry) => plansOf(entry, [], entry.value)),
  }
  return { rules, problems }
}
