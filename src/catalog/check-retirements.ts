import type { RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'
import { findNearestWord } from './nearest-word.ts'
import type { SkuIndex } from './sku-index.ts'

/** What the shape alone cannot say about a retirement: its ids are unique, and every feature has an answer for every option. */
export function checkRetirement(entry: Entry<RetirementFile>): readonly CatalogProblem[] {
  return [...checkUniqueIds(entry, 'options'), ...checkUniqueIds(entry, 'features'), ...checkAnswers(entry)]
}

/** The SKUs of the options are described; a warning where not, since the service plans of some are not public. */
export function checkProducts({ value, source }: Entry<RetirementFile>, skus: SkuIndex): readonly CatalogProblem[] {
  return value.options.flatMap((option, index) =>
    option.products.flatMap((product, at) => {
      const path = ['options', index, 'products', at]
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
