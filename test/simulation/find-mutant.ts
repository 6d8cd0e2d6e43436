import { openSimulationDatabase } from './simulation-database.ts'
import { simulateSeed, type Focus } from './simulate-seed.ts'

// A process of its own, in which the product's text may be broken: plays seeds until one fails and says which, as JSON.

const { server, database, seeds, from, focus } = JSON.parse(process.argv[2] ?? '') as {
  readonly server: string
  readonly database: string
  readonly seeds: number
  /** The first that is played; those before it come last. */
  readonly from: number
  readonly focus: Focus
}
const pool = await openSimulationDatabase(server, database)
let found: object = { seed: null, violations: [] }
for (let played = 0; played < seeds; played += 1) {
  const seed = ((from - 1 + played) % seeds) + 1
  const { violations } = await simulateSeed(seed, pool, focus)
  if (violations.length === 0) continue
  found = { seed, violations }
  break
}
await pool.end()
console.log(JSON.stringify(found))
