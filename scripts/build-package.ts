import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildPortal } from '../src/local/build-portal.ts'

/** What the code reads at run time and the compiler does not emit. */
const DATA = ['catalog/**/*.{yaml,json}', 'schema/[0-9]*.sql', 'emulator/**/*.{yaml,json}', 'src/**/*.{yaml,json}']

const root = dirname(import.meta.dirname)

// dist/ is the checkout, compiled: every file lies at the same place relative to the others, so that a path which is right in
// one is right in the other. Node does not strip types under node_modules, so a package cannot carry the sources alone.
rmSync(join(root, 'dist'), { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: ['ignore', 2, 2], // npm pack --json owns the standard output
})
if (status !== 0) {
  console.error('dist/ is not complete: the errors are above.')
  process.exit(1)
}
for (const file of globSync(DATA, { cwd: root })) {
  mkdirSync(dirname(join(root, 'dist', file)), { recursive: true })
  cpSync(join(root, file), join(root, 'dist', file))
}
cpSync(await buildPortal(console.error), join(root, 'dist', 'portal'), { recursive: true })
