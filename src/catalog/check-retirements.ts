import type { RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import { findNearestWord } from './nearest-word.ts'
import type { SkuIndex } from './sku-index.ts'
import { unknownSku } from './unknown-names.ts'
import type { Path } from './yaml-source.ts'

/**
 * What the shape alone cannot say about a retirement: its ids are unique, an option stands in for another one of the file, and every
 * feature has an answer for every option.
 */
export function checkRetirement(entry: Entry<RetirementFile>): readonly CatalogProblem[] {
  return [...checkUniqueIds(entry, 'options'), ...checkUniqueIds(entry, 'features'), ...checkStandIns(entry), ...checkAnswers(entry)]
}

/** The SKUs of the options are described; a warning where not, since the service plans of some are not public. */
export function checkProducts({ value, source }: Entry<RetirementFile>, skus: SkuIndex): readonly CatalogProblem[] {
  return value.options.flatMap((option, index) =>
    option.products.flatMap((product, at) => {
      const path = ['options', index, 'products', at]
      const unknown = checkBases({ source }, path, product, skus)
      if (unknown.length > 0) return unknown
      const sku = skus.find(product.skuId)
      const described = 'an entry under skus, where its service plans are public'
      if (!sku) return [source.problemAt([...path, 'skuId'], `${product.skuId}, which no SKU of the catalog has`, described, 'warning')]
      if (!product.partNumber || product.partNumber === sku.partNumber) return []
      return [source.problemAt([...path, 'partNumber'], product.partNumber, `${sku.partNumber}, the part number of ${sku.skuId}`)]
    }),
  )
}

function checkUniqueIds(entry: Entry<RetirementFile>, list: 'options' | 'features'): readonly CatalogProblem[] {
  const seen = new Set<string>()
  return (entry.value[list] ?? []).flatMap((item, index) => {
    const twice = seen.has(item.id)
    seen.add(item.id)
    return twice ? [entry.source.problemAt([list, index, 'id'], `${item.id} a second time`, 'an id of its own')] : []
  })
}

function checkStandIns({ value, source }: Entry<RetirementFile>): readonly CatalogProblem[] {
  return value.options.flatMap((option, index) => {
    const others = value.options.filter((other) => other !== option).map((other) => other.id)
    if (!option.standsInFor || others.includes(option.standsInFor)) return []
    return [source.problemAt(['options', index, 'standsInFor'], option.standsInFor, nearestOption(option.standsInFor, others))]
  })
}

function checkBases(
  entry: Pick<Entry<unknown>, 'source'>,
  path: Path,
  product: RetirementFile['options'][number]['products'][number],
  skus: SkuIndex,
): readonly CatalogProblem[] {
  return (['needs', 'notWith'] as const).flatMap((list) =>
    (product[list] ?? []).flatMap((name, index) => (skus.findId(name) ? [] : [unknownSku(entry, [...path, list, index], name, skus)])),
  )
}

function checkAnswers({ value, source }: Entry<RetirementFile>): readonly CatalogProblem[] {
  const options = value.options.map((option) => option.id)
  return (value.features ?? []).flatMap((feature, index) => {
    const path = ['features', index, 'has']
    const unknown = Object.keys(feature.has).filter((key) => !options.includes(key))
    const missing = options.filter((option) => feature.has[option] === undefined)
    return [
      ...unknown.map((key) => source.problemAtKey(path, key, `the unknown option "${key}"`, nearestOption(key, options))),
      ...missing.map((option) => source.problemAt(path, `no answer for ${option}`, `${option}: true or ${option}: false`)),
    ]
  })
}

function nearestOption(key: string, options: readonly string[]): string {
  const nearest = findNearestWord(key, options)
  return nearest === undefined ? `one of ${options.join(', ')}` : `"${nearest}"`
}
