import type { Catalog } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { ServicePlanId } from '../domain/id.ts'
import { buildCatalog } from './build-catalog.ts'
import type { CatalogContent } from './build-catalog.ts'
import { CatalogError } from './catalog-problem.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import { checkNames } from './check-names.ts'
import { checkProducts, checkRetirement } from './check-retirements.ts'
import { checkReview } from './check-reviews.ts'
import { checkVersions } from './check-versions.ts'
import { listCatalogFiles } from './list-catalog-files.ts'
import { mergeFolders } from './merge-folders.ts'
import type { MergedFiles } from './merge-folders.ts'
import { readCatalogFile } from './read-catalog-file.ts'
import type { CatalogFile } from './read-catalog-file.ts'
import { resolveAddOns } from './resolve-add-ons.ts'
import { resolveFamilies } from './resolve-families.ts'
import { resolvePlanMaps } from './resolve-plan-maps.ts'
import { resolveServiceRules } from './resolve-service-rules.ts'
import { indexSkus } from './sku-index.ts'
import type { SkuIndex } from './sku-index.ts'
import { toRetirement } from './to-retirement.ts'
import { addOnIdsOf, teamsPlansOf, toSkuReferences } from './to-sku-references.ts'

/**
 * Reads catalog folders, the shipped one first; what a later folder says replaces what an earlier one says under the same id.
 * A folder has YAML files at its top, under `retirements/`, or both.
 * @throws CatalogError with every problem of every file.
 */
export function loadCatalog(dirs: readonly string[], today: Date = new Date()): Catalog {
  const folders = dirs.map(listCatalogFiles)
  const { content, problems } = readCatalog(
    folders.map((folder) => folder.files),
    today,
  )
  const errors = [...folders.flatMap((folder) => folder.problems), ...problems].filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new CatalogError(errors)
  return buildCatalog(content)
}

/** Reads lists of files, each list laid over the one before, and says what is wrong with them, warnings included. */
export function readCatalog(
  folders: readonly (readonly string[])[],
  today: Date,
): { readonly content: CatalogContent; readonly problems: readonly CatalogProblem[] } {
  const unreadable: CatalogProblem[] = []
  const files = folders.map((paths) =>
    paths.flatMap((path): readonly CatalogFile[] => {
      const result = readCatalogFile(path)
      if ('problems' in result) unreadable.push(...result.problems)
      return 'file' in result ? [result.file] : []
    }),
  )
  const { content, problems, danglingProblems } = assemble(files)
  const reviewProblems = files.flat().flatMap((file) => checkReview(file, today))
  // What seems to dangle may be described in a file that cannot be read, so it is only reported when all can.
  return { content, problems: [...unreadable, ...problems, ...(unreadable.length > 0 ? [] : danglingProblems), ...reviewProblems] }
}

interface Assembled {
  readonly content: CatalogContent
  readonly problems: readonly CatalogProblem[]
  readonly danglingProblems: readonly CatalogProblem[]
}

function assemble(files: readonly (readonly CatalogFile[])[]): Assembled {
  const merged = mergeFolders(files)
  const skus = indexSkus(merged.skus, merged.servicePlans)
  const { maps, problems: mapProblems } = resolvePlanMaps(merged.servicePlanMaps, skus)
  const { families, problems: familyProblems } = resolveFamilies(merged.serviceFamilies, skus)
  const { rules, problems: ruleProblems } = resolveServiceRules(merged, skus)
  const { addOns, problems: addOnProblems } = resolveAddOns(merged.addOns, skus)
  const productProblems = merged.retirements.flatMap((entry) => checkProducts(entry, skus))
  return {
    content: inOrder(merged, { maps, families, rules, addOns, skus }),
    problems: [
      ...merged.problems,
      ...merged.retirements.flatMap(checkRetirement),
      ...checkVersions(merged.retirements),
      ...checkNames(merged.retirements, merged.lookAlikes),
    ],
    danglingProblems: [...mapProblems, ...familyProblems, ...ruleProblems, ...addOnProblems, ...productProblems],
  }
}

interface Resolved extends Pick<CatalogContent, 'families' | 'rules' | 'addOns'> {
  readonly maps: CatalogContent['planMaps']
  readonly skus: SkuIndex
}

/** The content sorted, so that the same content is the same text. */
function inOrder(merged: MergedFiles, { maps, families, rules, addOns, skus }: Resolved): CatalogContent {
  const known = { skus, addOns: new Map(addOns.map((addOn) => [addOn.skuId, addOn])) }
  const retirements = merged.retirements.map((entry) => toRetirement(entry.value, known))
  const facts = { addOns: addOnIdsOf(known.addOns.keys(), retirements), teamsPlans: teamsPlansOf(families), quotas: rules.quotas }
  return {
    retirements: sortedBy(retirements, (it) => `${it.id} ${it.validFrom ?? ''}`),
    skus: sortedBy(toSkuReferences(skus.all, facts), (it) => it.skuId),
    servicePlans: sortedBy(
      merged.servicePlans.map(({ value }) => ({ ...value, id: id<ServicePlanId>(value.id) })),
      (it) => it.id,
    ),
    planMaps: sortedBy(maps, (it) => `${it.from ?? ''} ${it.to}`),
    families: sortedBy(families, (it) => it.id),
    rules: {
      quotas: sortedBy(rules.quotas, (it) => it.plan),
      exclusions: sortedBy(rules.exclusions, (it) => it.family),
      dependencies: sortedBy(rules.dependencies, (it) => it.plan),
      voicePlans: sortedBy(rules.voicePlans, (it) => it),
    },
    addOns: sortedBy(addOns, (it) => it.skuId),
    lookAlikes: sortedBy(
      merged.lookAlikes.map((entry) => entry.value),
      (it) => `${it.name} ${it.offerId ?? ''}`,
    ),
    priceChanges: sortedBy(
      merged.priceChanges.map(({ value }) => ({ ...value, product: value.product.toUpperCase() })),
      (it) => `${it.product} ${it.from}`,
    ),
  }
}

function sortedBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return values.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
