import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

/** Name, then program and arguments; the programs are those of node_modules/.bin, which npm puts first in PATH. */
const CHECKS = [
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the portal', 'tsc', '--noEmit', '-p', 'portal/tsconfig.json'],
  ['types of its tests', 'tsc', '--noEmit', '-p', 'test/portal/tsconfig.json'],
  ['lint', 'eslint', '.'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['cycles', 'node', 'scripts/check-cycles.ts'],
  ['unused exports', 'node', 'scripts/check-unused-exports.ts'],
  ['boundaries', 'vitest', 'run', '--config', 'test/boundaries/vitest.config.ts'],
] as const

// All of them, even when one fails: who comes to fix things wants the whole list.
const failed = CHECKS.filter(([name, program, ...rest]) => {
  const startedAt = performance.now()
  console.log(`\n${name}: ${program} ${rest.join(' ')}`)
  const { status } = spawnSync(program, rest, {
    cwd: dirname(import.meta.dirname),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  console.log(`${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  return status !== 0
}).map(([name]) => name)

console.log(failed.length === 0 ? `\nAll ${CHECKS.length} checks passed.` : `\nFailed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
