import canonicalize from 'canonicalize'
import type { RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import { standingLookAlikes } from './standing-look-alikes.ts'
import type { Entry } from './entry.ts'
import type { CatalogFile } from './read-catalog-file.ts'
import type * as Section from './reference-sections.ts'
import { indexSkus } from './sku-index.ts'

/** What all files say together. */
export interface MergedFiles {
  readonly retirements: readonly Entry<RetirementFile>[]
  readonly skus: readonly Entry<Section.SkuEntry>[]
  readonly servicePlans: readonly Entry<Section.ServicePlanEntry>[]
  readonly servicePlanMaps: readonly Entry<Section.ServicePlanMapEntry>[]
  readonly serviceFamilies: readonly Entry<Section.ServiceFamilyEntry>[]
  readonly servicePlanQuotas: readonly Entry<Section.ServicePlanQuotaEntry>[]
  readonly servicePlanExclusions: readonly Entry<Section.ExclusionEntry>[]
  readonly servicePlanDependencies: readonly Entry<Section.DependencyEntry>[]
  readonly voicePlans: readonly Entry<string>[]
  readonly addOns: readonly Entry<Section.AddOnEntry>[]
  readonly lookAlikes: readonly Entry<Section.LookAlikeEntry>[]
  readonly priceChanges: readonly Entry<Section.PriceChangeEntry>[]
}

/**
 * Lays later folders over earlier ones: what has the same id replaces; a look-alike gives way to a retirement of its offer id; a retirement, what has the same id and `validFrom`. Within one folder the same id twice is a problem,
 * unless both say the same; two retirements may carry the same SKU. The result is in the order of the folders, so that of two
 * entries that clash the local one comes second and is the one reported.
 */
export function mergeFolders(folders: readonly (readonly CatalogFile[])[]): MergedFiles & { readonly problems: readonly CatalogProblem[] } {
  const problems: CatalogProblem[] = []
  const overlay = <T>(entriesOf: (file: CatalogFile) => readonly Entry<T>[], keyOf: (value: T) => string): readonly Entry<T>[] => {
    const merged = new Map<string, Entry<T>>()
    for (const folder of folders) {
      const own = new Map<string, Entry<T>>()
      for (const entry of folder.flatMap(entriesOf)) {
        const twin = own.get(keyOf(entry.value))
        if (twin && canonicalize(twin.value) !== canonicalize(entry.value)) problems.push(saidTwice(entry, twin, keyOf(entry.value)))
        own.set(keyOf(entry.value), twin ?? entry)
      }
      for (const [key, entry] of own) {
        merged.delete(key)
        merged.set(key, entry)
      }
    }
    return [...merged.values()]
  }
  const skus = overlay(
    (file) => section(file, 'skus', file.content.skus),
    (it) => it.skuId.toLowerCase(),
  )
  const isStanding = standingLookAlikes(folders)
  const index = indexSkus(skus)
  const idOf = (sku: string): string => index.find(sku)?.skuId ?? sku.toLowerCase()
  return {
    skus,
    retirements: overlay(
      (file) => (file.kind === 'retirement' ? [{ value: file.content, source: file.source, path: [] }] : []),
      (it) => (it.validFrom ? `${it.id} from ${it.validFrom}` : it.id),
    ),
    servicePlans: overlay(
      (file) => section(file, 'servicePlans', file.content.servicePlans),
      (it) => it.id.toLowerCase(),
    ),
    servicePlanQuotas: overlay(
      (file) => section(file, 'servicePlanQuotas', file.content.servicePlanQuotas),
      (it) => it.plan,
    ),
    servicePlanExclusions: overlay(
      (file) => section(file, 'servicePlanExclusions', file.content.servicePlanExclusions),
      (it) => it.family,
    ),
    servicePlanDependencies: overlay(
      (file) => section(file, 'servicePlanDependencies', file.content.servicePlanDependencies),
      (it) => it.plan,
    ),
    voicePlans: overlay(
      (file) => section(file, 'voicePlans', file.content.voicePlans),
      (it) => it,
    ),
    addOns: overlay(
      (file) => section(file, 'addOns', file.content.addOns),
      (it) => it.skuId.toLowerCase(),
    ),
    servicePlanMaps: overlay(
      (file) => section(file, 'servicePlanMaps', file.content.servicePlanMaps),
      (it) => `${it.from === null ? 'unlisted' : idOf(it.from)} to ${idOf(it.to)}`,
    ),
    serviceFamilies: overlay(
      (file) => section(file, 'serviceFamilies', file.content.serviceFamilies),
      (it) => it.id,
    ),
    lookAlikes: overlay(
      (file) => section(file, 'lookAlikes', file.content.lookAlikes).filter((entry) => isStanding(entry.value, file)),
      (it) => `${it.name} ${it.offerId ?? ''}`.toLowerCase(),
    ),
    priceChanges: overlay(
      (file) => section(file, 'priceChanges', file.content.priceChanges),
      (it) => `${it.product.toUpperCase()} from ${it.from}`,
    ),
    problems,
  }
}

function section<T>(file: CatalogFile, name: string, values: readonly T[] | undefined): readonly Entry<T>[] {
  return (values ?? []).map((value, index) => ({ value, source: file.source, path: [name, index] }))
}

function saidTwice(entry: Entry<unknown>, twin: Entry<unknown>, key: string): CatalogProblem {
  const where = twin.source.problemAt(twin.path, '', '')
  return entry.source.problemAt(
    entry.path,
    `${key} a second time, with other content`,
    `one entry; the first is at ${where.file}:${where.line}`,
  )
}
