import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { analyzeTsConfig } from 'ts-unused-exports'

/** What other people import, or a program that is run by name: nothing here needs to import it. */
const ENTRY_POINTS = [
  ...['emulator/server.ts', 'vitest.config.ts', 'test/support/global-setup.ts', 'portal/vite.config.ts', 'portal/src/api/schema.ts'],
  ...['test/boundaries/vitest.config.ts', 'test/portal/screenshots/vitest.config.ts'],
]

const root = dirname(import.meta.dirname)
const { unusedExports } = analyzeTsConfig(join(root, 'scripts', 'unused-exports.tsconfig.json'), [
  // A type beside the function that takes or returns it is part of what the function says, even if nobody names it yet.
  '--allowUnusedTypes',
  `--excludePathsFromReport=${['node_modules', '\\.test\\.ts$', ...ENTRY_POINTS].join(';')}`,
])
const loaded = listLoaded()
const found = Object.entries(unusedExports).flatMap(([file, exports]) =>
  exports
    .filter(({ exportName }) => !loaded.has(`${file} ${exportName}`))
    .map(({ exportName, location }) => `${relative(root, file)}:${location?.line ?? '?'} ${exportName}`),
)
for (const each of found) console.error(`Exported and imported nowhere: ${each}`)
console.log(`${found.length} unused exports`)
process.exitCode = found.length === 0 ? 0 : 1

/**
 * What is loaded when it is needed, `const { start } = await import('./start.ts')`, `(await import('./chart.tsx')).Chart` or
 * `import('./page.tsx'), 'Page'`, which the analysis does not see: `file name`.
 */
function listLoaded(): ReadonlySet<string> {
  const files = globSync('{src,portal/src}/**/*.{ts,tsx}', { cwd: root }).map((path) => join(root, path))
  return new Set(
    files.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const before = [...text.matchAll(/const \{ (\w+) \} = await import\('(\.[^']+)'\)/g)].map(
        ([, name = '', path = '']) => [path, name] as const,
      )
      const after = [...text.matchAll(/import\('(\.[^']+)'\)(?:\)\.|,\s*')(\w+)/g)].map(([, path = '', name = '']) => [path, name] as const)
      return [...before, ...after].map(([path, name]) => `${join(dirname(file), path)} ${name}`)
    }),
  )
}
