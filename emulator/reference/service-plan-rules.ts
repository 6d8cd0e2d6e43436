import rules from './service-plan-rules.json' with { type: 'json' }
import type { ServicePlan } from './product.ts'

const FAMILIES = rules.families.map(({ family, pattern }) => ({ family, pattern: new RegExp(pattern, 'i') }))

/** The service that a plan is a tier of: `exchange`, `teams`. A plan of no known family is a family of its own, named by its id. */
export function familyOfPlan(plan: ServicePlan): string {
  return FAMILIES.find(({ pattern }) => pattern.test(plan.name))?.family ?? plan.id
}

/** Plans that exclude each other in this set, by name; undefined when none do. Microsoft publishes no matrix: licensing error reports, 2016 to 2023. */
export function findExclusion(plans: readonly ServicePlan[], exchangePlansExclude: boolean): readonly string[] | undefined {
  for (const { family, plans: tiers } of rules.mutuallyExclusive) {
    if (family === 'exchange' && !exchangePlansExclude) continue
    const names = new Set(plans.map((plan) => plan.name).filter((name) => tiers.includes(name)))
    if (names.size > 1) return [...names]
  }
  return undefined
}

/** A plan that needs another that is not in this set. */
export function findUnmetDependency(
  plans: readonly ServicePlan[],
): { readonly plan: string; readonly needs: readonly string[] } | undefined {
  const names = new Set(plans.map((plan) => plan.name))
  for (const { plan, dependsOnAnyOf } of rules.dependencies) {
    if (names.has(plan) && !dependsOnAnyOf.some((needed) => names.has(needed))) return { plan, needs: dependsOnAnyOf }
  }
  return undefined
}
