import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/** A file of the product, with what it imports: paths from the root of the checkout, `src/domain/plan.ts`. Packages are left out. */
export interface Module {
  readonly path: string
  readonly part: string
  readonly text: string
  readonly imports: readonly string[]
}

const root = dirname(dirname(import.meta.dirname))

/** All modules of `src/`, `portal/` and `emulator/` that go into the product: tests and fixtures may look anywhere. */
export function listModules(): readonly Module[] {
  return (
    globSync(['{src,emulator}/**/*.ts', 'portal/src/**/*.{ts,tsx}'], { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      // What a program made of the API's description is as long as that.
      .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && path !== 'portal/src/api/schema.ts')
      .sort()
      .map(readModule)
  )
}

/**
 * Which part a file belongs to: `src/planning/move.ts` to `planning`, `src/main.ts` to `main.ts`, `emulator/clock.ts` to `emulator`,
 * `portal/src/parts/page.tsx` to `portal/parts`.
 */
export function partOf(path: string): string {
  if (path.startsWith('src/api/contract/')) return 'api/contract'
  const [top = '', second = '', third = '', fourth] = path.split('/')
  if (top === 'portal') return fourth === undefined ? top : `${top}/${third}`
  return top === 'src' ? second : top
}

/** The folders of `src/`, sorted. */
export function listFolders(modules: readonly Module[]): readonly string[] {
  const folders = modules
    .filter(({ path }) => path.startsWith('src/') && path.split('/').length > 2)
    .map(({ path }) => path.split('/')[1] ?? '')
  return [...new Set(folders)].sort()
}

function readModule(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName))
  return { path, part: partOf(path), text, imports }
}
