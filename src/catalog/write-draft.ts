import { mkdirSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CatalogError } from './catalog-problem.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import { checkCatalogFile } from './check-file.ts'
import { draftRetirement } from './draft-retirement.ts'
import type { RetirementDraft } from './draft-retirement.ts'
import { listCatalogFiles } from './list-catalog-files.ts'
import { readCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

/**
 * Writes a draft as `<id>.yaml` into a catalog folder, which is made where there is none, and says which file it is. The file is there
 * whole or not at all. `under` are the folders that the catalog has besides.
 * @throws CatalogError when the id is taken, or when the file could not be used beside what the folders say; then nothing is written.
 */
export function writeDraft(folder: string, draft: RetirementDraft, under: readonly string[] = [shippedCatalogDir()]): string {
  const file = join(folder, `${draft.id}.yaml`)
  const text = draftRetirement(draft, relative(folder, join(shippedCatalogDir(), 'schema', 'retirement.schema.json')).replaceAll('\\', '/'))
  mkdirSync(folder, { recursive: true })
  const dirs = under.includes(folder) ? under : [...under, folder]
  refuseTaken(draft.id, file, dirs)
  // Not named .yaml, so that nobody who lists the folder meanwhile takes it for a catalog file.
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    writeFileSync(unfinished, text, { flag: 'wx' })
    refuseUnusable(unfinished, file, dirs)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return file
}

function refuseTaken(id: string, file: string, dirs: readonly string[]): void {
  const { content } = readCatalog(
    dirs.map((dir) => listCatalogFiles(dir).files),
    new Date(),
  )
  if (!existsSync(file) && !content.retirements.some((retirement) => retirement.id === id)) return
  const expected = 'an id that no retirement has; to change one, edit its file and raise its version'
  throw new CatalogError([problemOf(file, 'id', `${id}, which exists already`, expected)])
}

function refuseUnusable(unfinished: string, file: string, dirs: readonly string[]): void {
  const own = checkCatalogFile(unfinished, dirs).filter((problem) => problem.severity === 'error' && problem.file === unfinished)
  if (own.length > 0) throw new CatalogError(own.map((problem) => ({ ...problem, file })))
}

function problemOf(file: string, field: string, found: string, expected: string): CatalogProblem {
  return { severity: 'error', file, line: 1, column: 1, field, found, expected }
}
