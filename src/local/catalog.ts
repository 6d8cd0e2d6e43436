import { renderProblem } from '../catalog/catalog-problem.ts'
import { checkCatalogFile } from '../catalog/check-file.ts'
import type { CatalogFinding } from '../cli/local-commands.ts'

/** `crossgrade catalog check`. */
export function checkCatalog(file: string): readonly CatalogFinding[] {
  return checkCatalogFile(file).map((problem) => ({ severity: problem.severity, text: renderProblem(problem) }))
}
