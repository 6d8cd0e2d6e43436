import { statSync } from 'node:fs'
import type { Catalog } from '../domain/catalog.ts'
import { listCatalogFiles } from './list-catalog-files.ts'
import { loadCatalog } from './load-catalog.ts'

/** Catalog folders that are read again when their files change, so that a new retirement needs no restart. */
export interface Catalogs {
  /**
   * The catalog as the files say now, for the price of a few stats where nothing changed. The same object until a file changes,
   * and the last good one while a file cannot be used.
   */
  current(): Catalog
  /** What is wrong with the files as they are now, one line for each problem; null when `current` says what they say. */
  problem(): string | null
  /** The folders whose files count now, in their order. */
  dirs(): readonly string[]
}

/**
 * Opens catalog folders, the shipped one first, as `loadCatalog` does. `own` is laid over all of them as soon as it holds a file,
 * and need not be there before.
 * @throws CatalogError when they cannot be used to begin with.
 */
export function openCatalogs(folders: readonly string[], own?: string): Catalogs {
  const used = (): readonly string[] => (own !== undefined && listCatalogFiles(own).files.length > 0 ? [...folders, own] : folders)
  let print = fingerprint(used())
  let catalog = loadCatalog(used())
  let problem: string | null = null

  const refresh = (): void => {
    // Taken before reading: a file that is written meanwhile differs from it next time, and is read again.
    const dirs = used()
    const now = fingerprint(dirs)
    if (now === print) return
    print = now
    try {
      catalog = loadCatalog(dirs)
      problem = null
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
    }
  }

  return {
    current: () => {
      refresh()
      return catalog
    },
    problem: () => {
      refresh()
      return problem
    },
    dirs: used,
  }
}

/** The names, sizes and times of all files. A folder or file that cannot be looked at is part of it too: it may come back. */
function fingerprint(dirs: readonly string[]): string {
  const files = dirs.flatMap((dir) => [dir, ...listCatalogFiles(dir).files])
  return files.map((file) => `${file}\n${sizeAndTime(file)}`).join('\n')
}

function sizeAndTime(file: string): string {
  try {
    const stat = statSync(file)
    return stat.isDirectory() ? 'folder' : `${stat.size} ${stat.mtimeMs} ${stat.ino}`
  } catch (error) {
    return String(error)
  }
}
