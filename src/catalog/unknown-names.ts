import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import { findNearestWord } from './nearest-word.ts'
import type { SkuIndex } from './sku-index.ts'
import type { Path } from './yaml-source.ts'

/** A file names a SKU that no file describes. */
export function unknownSku({ source }: Pick<Entry<unknown>, 'source'>, path: Path, name: string, skus: SkuIndex): CatalogProblem {
  const nearest = findNearestWord(name, skus.partNumbers)
  const expected = `a SKU that the catalog lists${nearest ? `, such as ${nearest}` : ''}, or an entry for it under skus`
  return source.problemAt(path, `the unknown SKU ${name}`, expected)
}

/** A file names a service plan that no SKU lists. */
export function unknownPlan({ source }: Pick<Entry<unknown>, 'source'>, path: Path, name: string, skus: SkuIndex): CatalogProblem {
  const nearest = findNearestWord(name, skus.planNames)
  const expected = `a service plan that a SKU of the catalog lists${nearest ? `; did you mean ${nearest}?` : ''}`
  return source.problemAt(path, `the service plan ${name}`, expected)
}
