import { dirname } from 'node:path'
import { cruise } from 'dependency-cruiser'

/** Fewer than these, and the check looked at the wrong place. */
const MODULES_MIN = 300

process.chdir(dirname(import.meta.dirname))

// Imports of types count: two files that need each other's types are one thought in two places.
const { output } = await cruise(['src', 'portal/src', 'emulator', 'test', 'bench', 'scripts'], {
  ruleSet: { forbidden: [{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }] },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: 'node_modules' },
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
})
if (typeof output === 'string') throw new Error(`dependency-cruiser answered with a text: ${output}`)

const { totalCruised, violations } = output.summary
for (const { from, cycle = [] } of violations) console.error(`Import cycle: ${[from, ...cycle.map((step) => step.name)].join('\n  -> ')}`)
if (totalCruised < MODULES_MIN)
  throw new Error(`Only ${totalCruised} modules were seen, expected at least ${MODULES_MIN}: are the folders right?`)
console.log(`${totalCruised} modules, ${violations.length} import cycles`)
process.exitCode = violations.length === 0 ? 0 : 1
