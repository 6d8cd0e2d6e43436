import type { AddOn } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { SkuId } from '../domain/id.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import type { AddOnEntry } from './reference-sections.ts'
import type { SkuIndex } from './sku-index.ts'
import { unknownSku } from './unknown-names.ts'

/** Puts ids where the files have part numbers. */
export function resolveAddOns(
  entries: readonly Entry<AddOnEntry>[],
  skus: SkuIndex,
): { readonly addOns: readonly AddOn[]; readonly problems: readonly CatalogProblem[] } {
  const problems: CatalogProblem[] = []
  const idsOf = (entry: Entry<AddOnEntry>, list: 'needs' | 'notWith'): readonly SkuId[] =>
    (entry.value[list] ?? []).flatMap((name, index) => {
      const sku = skus.findId(name)
      if (!sku) problems.push(unknownSku(entry, [...entry.path, list, index], name, skus))
      return sku ?? []
    })
  const addOns = entries.map((entry) => ({
    skuId: id<SkuId>(entry.value.skuId),
    title: entry.value.title,
    needs: idsOf(entry, 'needs'),
    notWith: idsOf(entry, 'notWith'),
  }))
  return { addOns, problems }
}
