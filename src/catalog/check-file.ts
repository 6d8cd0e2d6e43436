import { resolve } from 'node:path'
import type { CatalogProblem } from './catalog-problem.ts'
import { listCatalogFiles } from './list-catalog-files.ts'
import { readCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

/**
 * What is wrong with one catalog file, errors and warnings, laid over the shipped catalog (or over other folders) as a local file would be.
 * An error that it causes in another file, by replacing what that refers to, is among them. Empty when it can be used as it is;
 * nothing is thrown for what the file says.
 */
export function checkCatalogFile(
  path: string,
  dirs: readonly string[] = [shippedCatalogDir()],
  today: Date = new Date(),
): readonly CatalogProblem[] {
  const target = resolve(path)
  const others = dirs.map((dir) => listCatalogFiles(dir).files.filter((file) => resolve(file) !== target))
  const { problems } = readCatalog([...others, [path]], today)
  return problems.filter((problem) => problem.severity === 'error' || resolve(problem.file) === target)
}
