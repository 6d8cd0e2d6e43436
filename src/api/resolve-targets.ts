import type { Catalog, TargetProduct } from '../domain/catalog.ts'
import { wrongField, type FieldError } from './problems/fields.ts'
import { problem } from './problems/problem.ts'

const SUGGESTIONS_MAX = 3

/**
 * Products that may take another's place, by directory SKU id, part number or whole title; bases before add-ons, which need them.
 * @throws ProblemError that names every one that is not known, with titles that are near
 */
export function resolveTargets(names: readonly string[], path: string, catalog: Catalog): readonly TargetProduct[] {
  const { products, errors } = findTargets(names, path, catalog)
  if (errors.length > 0) throw problem('product-unknown', {}, errors)
  return products
}

/** The same, with what is wrong beside what was found. */
export function findTargets(
  names: readonly string[],
  path: string,
  catalog: Catalog,
): { readonly products: readonly TargetProduct[]; readonly errors: readonly FieldError[] } {
  const found = names.map((name) => findTarget(name, path, catalog))
  const products = found.flatMap((each) => ('product' in each ? [each.product] : []))
  return {
    products: products.toSorted((a, b) => Number(a.isAddOn) - Number(b.isAddOn)),
    errors: found.flatMap((each) => ('error' in each ? [each.error] : [])),
  }
}

/** Whether it names something in the catalog, so that a `+` in it separates nothing. */
export function isTarget(name: string, catalog: Catalog): boolean {
  return productsNamed(name, catalog).length > 0
}

function findTarget(name: string, path: string, catalog: Catalog): { readonly product: TargetProduct } | { readonly error: FieldError } {
  const [product, ...others] = productsNamed(name, catalog)
  if (!product) return { error: unknown(name, path, catalog) }
  if (others.length === 0) return { product }
  const ids = [product, ...others].map((each) => `${each.skuId} (${each.partNumber ?? each.title})`)
  return { error: wrongField(path, 'product-of-skus', { product: name, ids }) }
}

/** One for each directory SKU; as an option of the catalog has it, where one names the SKU: with its hint and what it needs. */
function productsNamed(name: string, catalog: Catalog): readonly TargetProduct[] {
  const wanted = name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  const isMeant = ({ skuId, partNumber, title }: Pick<TargetProduct, 'skuId' | 'partNumber' | 'title'>): boolean =>
    [skuId, partNumber, title].some((text) => text?.toLowerCase() === wanted)
  const ofOptions = catalog.retirements.flatMap((retirement) => retirement.options.flatMap((option) => option.products))
  const ofSkus = catalog.skus.filter(isMeant).map((sku) => {
    const addOn = catalog.findAddOn(sku.skuId)
    const { title, skuId, partNumber, isAddOn } = sku
    return { title, skuId, partNumber, nce: null, isAddOn, needs: addOn?.needs ?? [], notWith: addOn?.notWith ?? [] }
  })
  // A title of an option may say more than the SKU's own: what is meant by that one is the option's product too.
  const meant = new Set([...ofOptions.filter(isMeant), ...ofSkus].map((each) => each.skuId))
  return [...meant].flatMap((skuId) => [...ofOptions, ...ofSkus].find((each) => each.skuId === skuId) ?? [])
}

function unknown(name: string, path: string, catalog: Catalog): FieldError {
  const near = titlesNear(name, catalog)
  return near.length > 0
    ? wrongField(path, 'product-near', { product: name, near })
    : wrongField(path, 'product-unknown', { product: name })
}

/** Titles that have every word of the name, else those that have the most of them. */
function titlesNear(name: string, catalog: Catalog): readonly string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const scored = catalog.skus
    .map(({ title }) => ({ title, score: words.filter((word) => title.toLowerCase().includes(word)).length }))
    .filter(({ score }) => score > 0 && score >= words.length - 1)
    .toSorted((a, b) => b.score - a.score || a.title.length - b.title.length)
  return [...new Set(scored.map(({ title }) => title))].slice(0, SUGGESTIONS_MAX)
}
