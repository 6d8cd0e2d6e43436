import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The catalog that ships with the product: the nearest `catalog/retirements` above this file, in a checkout as in the published package. */
export function shippedCatalogDir(from: string = import.meta.dirname): string {
  const dir = join(from, 'catalog')
  if (existsSync(join(dir, 'retirements'))) return dir
  const parent = dirname(from)
  if (parent === from)
    throw new Error('the shipped catalog is missing: no folder catalog/retirements above the program; reinstall the package')
  return shippedCatalogDir(parent)
}
