import type { DraftOption } from '../catalog/draft-retirement.ts'
import type { Catalog, TargetProduct } from '../domain/catalog.ts'
import { wrongField, type FieldError } from './problems/fields.ts'
import { findTargets, isTarget } from './resolve-targets.ts'

/** An option for each entry; products of one option are written with + between them. */
export function draftOptions(
  to: readonly string[],
  catalog: Catalog,
): { readonly values: readonly DraftOption[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = to.length > 0 ? [] : [wrongField('to', 'options-missing')]
  const values: DraftOption[] = []
  for (const [at, each] of to.entries()) {
    const names = isTarget(each, catalog) ? [each] : each.split('+').map((name) => name.trim())
    const { products, errors: unknown } = findTargets(names, `to[${at}]`, catalog)
    errors.push(...unknown)
    if (unknown.length > 0) continue
    const option = optionOf(products, catalog)
    if (values.some(({ id }) => id === option.id)) errors.push(wrongField(`to[${at}]`, 'a-second-time', { name: option.title }))
    values.push(option)
  }
  return { values, errors }
}

/** Under the SKUs' own titles: those of other retirements' options may tell a story. */
function optionOf(products: readonly TargetProduct[], catalog: Catalog): DraftOption {
  const named = products.map(({ title, skuId, nce, isAddOn }) => ({ title: catalog.findSku(skuId)?.title ?? title, skuId, nce, isAddOn }))
  const title = named.map((product) => product.title).join(' + ')
  return { id: wordOf(title), title, products: named }
}

/** Small letters, digits and hyphens; what stands in brackets tells options apart and stays. */
function wordOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-') ?? 'option'
}
