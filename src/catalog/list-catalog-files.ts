import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogProblem } from './catalog-problem.ts'
import { parseYaml } from './yaml-source.ts'

/** The YAML files of a catalog folder: at its top and under `retirements/`, sorted by name. */
export function listCatalogFiles(dir: string): { readonly files: readonly string[]; readonly problems: readonly CatalogProblem[] } {
  try {
    const top = yamlFilesOf(dir)
    const hasRetirements = readdirSync(dir, { withFileTypes: true }).some((entry) => entry.isDirectory() && entry.name === 'retirements')
    const files = hasRetirements ? [...top, ...yamlFilesOf(join(dir, 'retirements'))] : top
    return files.length > 0 ? { files, problems: [] } : { files, problems: [folderProblem(dir, 'no .yaml file in it or in retirements/')] }
  } catch (error) {
    return { files: [], problems: [folderProblem(dir, error instanceof Error ? error.message : String(error))] }
  }
}

function yamlFilesOf(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(dir, entry.name))
    .sort()
}

function folderProblem(dir: string, found: string): CatalogProblem {
  return parseYaml(dir, '').problemAt([], found, 'a folder with catalog files')
}
