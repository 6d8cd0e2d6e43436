import type { ServicePlanMap } from '../domain/catalog.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import { findNearestWord } from './nearest-word.ts'
import type { ServicePlanMapEntry } from './reference-sections.ts'
import type { ListedSku, SkuIndex } from './sku-index.ts'
import { unknownSku } from './unknown-names.ts'

/** A map whose `from` is null answers for any SKU that the catalog does not list. */
export type ResolvedPlanMap = Omit<ServicePlanMap, 'from'> & { readonly from: SkuId | null }

/** Puts ids where the files have names. Every plan of `from` must be named, and every plan must belong to its SKU. */
export function resolvePlanMaps(
  entries: readonly Entry<ServicePlanMapEntry>[],
  skus: SkuIndex,
): { readonly maps: readonly ResolvedPlanMap[]; readonly problems: readonly CatalogProblem[] } {
  const problems: CatalogProblem[] = []
  const maps = entries.flatMap((entry) => {
    const resolved = resolvePlanMap(entry, skus)
    if ('problems' in resolved) problems.push(...resolved.problems)
    return 'map' in resolved ? [resolved.map] : []
  })
  return { maps, problems }
}

function resolvePlanMap(
  entry: Entry<ServicePlanMapEntry>,
  skus: SkuIndex,
): { readonly map: ResolvedPlanMap } | { readonly problems: readonly CatalogProblem[] } {
  const { from: fromName, to: toName } = entry.value
  const from = fromName === null ? undefined : skus.find(fromName)
  const to = skus.find(toName)
  if ((fromName !== null && !from) || !to) {
    const unknown = [
      ...(fromName !== null && !from ? [unknownSku(entry, [...entry.path, 'from'], fromName, skus)] : []),
      ...(to ? [] : [unknownSku(entry, [...entry.path, 'to'], toName, skus)]),
    ]
    return { problems: unknown }
  }
  const problems: CatalogProblem[] = []
  const pairs = Object.entries(entry.value.pairs).flatMap(([oldName, newName]) => {
    const old = from ? planOf(from, oldName) : skus.plansNamed(oldName)[0]
    const next = newName === null ? null : planOf(to, newName)
    if (!old) problems.push(foreignKey(entry, oldName, from, skus))
    if (next === undefined && newName !== null) problems.push(foreignTarget(entry, oldName, newName, to))
    return old && next !== undefined ? [{ from: old, to: next }] : []
  })
  if (problems.length > 0) return { problems }
  const forgotten = (from?.servicePlans ?? []).filter((plan) => !pairs.some((pair) => pair.from === plan.id))
  if (forgotten.length > 0) return { problems: forgotten.map((plan) => forgottenPlan(entry, plan.name)) }
  return { map: { from: from?.skuId ?? null, to: to.skuId, pairs } }
}

function planOf(sku: ListedSku, nameOrId: string): ServicePlanId | undefined {
  return sku.servicePlans.find((plan) => plan.name === nameOrId || plan.id === nameOrId.toLowerCase())?.id
}

function foreignKey(entry: Entry<ServicePlanMapEntry>, name: string, from: ListedSku | undefined, skus: SkuIndex): CatalogProblem {
  const known = from ? from.servicePlans.map((plan) => plan.name) : skus.planNames
  const expected = `a service plan of ${from ? from.partNumber : 'a listed SKU'}${suggestion(name, known)}`
  return entry.source.problemAtKey([...entry.path, 'pairs'], name, `the service plan ${name}`, expected)
}

function foreignTarget(entry: Entry<ServicePlanMapEntry>, oldName: string, newName: string, to: ListedSku): CatalogProblem {
  const expected = `a service plan of ${to.partNumber}, or null where it has no counterpart${suggestion(
    newName,
    to.servicePlans.map((plan) => plan.name),
  )}`
  return entry.source.problemAt([...entry.path, 'pairs', oldName], `the service plan ${newName}`, expected)
}

function forgottenPlan(entry: Entry<ServicePlanMapEntry>, name: string): CatalogProblem {
  return entry.source.problemAt(
    [...entry.path, 'pairs'],
    `nothing about ${name}`,
    `a line for every service plan of ${entry.value.from ?? ''}; null where the target has no counterpart`,
  )
}

function suggestion(name: string, known: readonly string[]): string {
  const nearest = findNearestWord(name, known)
  return nearest ? `; did you mean ${nearest}?` : ''
}
