import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { coverageOf, renderCoverage } from './coverage.ts'
import { openSimulationDatabase, withSimulationDatabase } from './simulation-database.ts'
import { FAULT_KINDS, type FaultKind } from './faults.ts'
import { simulateSeed, type Focus, type Simulated } from './simulate-seed.ts'

// npm run simulate -- --seeds 1..20000     many, in several processes; ends with the coverage table and the first seed that failed
// npm run simulate -- --seed 4711          one, with its story
// --faults 429,crashAfter    only these instead of what the seed draws
// --people    others act in the same tenants        --undo    somebody takes back what the run did    --gates    the plan waits for a person or a moment
// --undo-failed    the plan says to take back what fails        --policies    some customers' product is left, renewed no more or suspended
// --renewals    the plan is about how terms end

/** Below this many seeds some pair of step and fault may be missed by chance. */
const SEEDS_FOR_ALL_PAIRS = 5000

interface Range {
  readonly from: number
  readonly to: number
}

/** What a process tells of a seed. */
interface Told {
  readonly seed: number
  readonly violations: Simulated['violations']
  readonly turns: number
  readonly requests: number
  readonly hits: readonly (readonly [string, number])[]
  readonly asked: readonly string[]
  readonly checked: readonly (readonly [string, number])[]
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    processes: { type: 'string' },
    share: { type: 'string' },
    faults: { type: 'string' },
    people: { type: 'boolean' },
    undo: { type: 'boolean' },
    gates: { type: 'boolean' },
    'undo-failed': { type: 'boolean' },
    policies: { type: 'boolean' },
    renewals: { type: 'boolean' },
  },
})

const focus: Focus = {
  ...(values.faults === undefined ? {} : { kinds: readFaults(values.faults) }),
  ...(values.people ? { withPeople: true } : {}),
  ...(values.undo ? { withUndo: true } : {}),
  ...(values.gates ? { withGates: true } : {}),
  ...(values['undo-failed'] ? { withUndoOfFailed: true } : {}),
  ...(values.policies ? { withPolicies: true } : {}),
  ...(values.renewals ? { withRenewals: true } : {}),
}

if (values.share !== undefined) await simulateShare(values.share)
else if (values.seed !== undefined) process.exitCode = await replay(readNumber('--seed', values.seed))
else process.exitCode = await simulateAll(readRange(values.seeds ?? '1..300'))

function readRange(text: string): Range {
  const [from, to] = text.split('..').map((part) => readNumber('--seeds', part))
  if (from === undefined || to === undefined || to < from) return wrong(`--seeds ${text}: expected a range such as 1..20000`)
  return { from, to }
}

function readFaults(text: string): readonly FaultKind[] {
  return text
    .split(',')
    .map((name) => FAULT_KINDS.find((kind) => kind === name) ?? wrong(`--faults ${name}: expected some of ${FAULT_KINDS.join(', ')}`))
}

function readNumber(flag: string, text: string): number {
  const value = Number(text)
  return Number.isSafeInteger(value) && value >= 0 ? value : wrong(`${flag} ${text}: expected a whole number`)
}

function wrong(text: string): never {
  console.error(text)
  process.exit(2)
}

async function replay(seed: number): Promise<number> {
  return withSimulationDatabase(async (server) => {
    const pool = await openSimulationDatabase(server, 'simulation')
    const played = await simulateSeed(seed, pool, focus)
    await pool.end()
    console.log(played.story.join('\n'))
    console.log(`\nseed ${seed}: ${played.turns} turns, ${played.requests} requests, ${verdictOf(played.violations)}`)
    return played.violations.length === 0 ? 0 : 1
  })
}

function verdictOf(violations: Simulated['violations']): string {
  return violations.length === 0 ? 'every promise held' : violations.map(({ promise, text }) => `${promise}: ${text}`).join('\n  ')
}

async function simulateAll(range: Range): Promise<number> {
  return withSimulationDatabase(async (server, told) => {
    const startedAt = performance.now()
    // Each waits for its database half of the time.
    const processes = values.processes === undefined ? 2 * availableParallelism() : readNumber('--processes', values.processes)
    const played: Told[] = []
    const shares = Array.from({ length: processes }, (_, n) =>
      playShare({ server, from: range.from + n, to: range.to, step: processes }, told, (one) => note(played, one, range, startedAt)),
    )
    await Promise.all(shares)
    process.stderr.write('\n')
    return conclude(played, range, (performance.now() - startedAt) / 1000)
  })
}

function note(told: Told[], one: Told, { from, to }: Range, startedAt: number): void {
  told.push(one)
  if (one.violations.length > 0) console.error(`\nseed ${one.seed}: ${verdictOf(one.violations)}`)
  const seconds = (performance.now() - startedAt) / 1000
  const failed = told.filter(({ violations }) => violations.length > 0).length
  if (told.length % 20 === 0)
    process.stderr.write(`\r${told.length} of ${to - from + 1} seeds, ${(told.length / seconds).toFixed(1)} a second, ${failed} failed `)
}

/** Every so manieth seed of a range, in a process of its own. */
interface Share extends Range {
  readonly server: string
  readonly step: number
}

/** A seed that never ends takes its process with it, which says why: it counts as failed, and another process goes on behind it. */
async function playShare(share: Share, signal: AbortSignal, onSeed: (told: Told) => void): Promise<void> {
  let next = share.from
  while (next <= share.to) {
    const child = startShare({ ...share, from: next }, signal)
    child.on('message', (message) => {
      next += share.step
      onSeed(message as Told)
    })
    if ((await ended(child)) === 0 || signal.aborted) return
    onSeed(neverEnded(next))
    next += share.step
  }
}

function neverEnded(seed: number): Told {
  const violations = [{ promise: 'end', text: 'it never ended; its process said why' }] as const
  return { seed, violations, turns: 0, requests: 0, hits: [], asked: [], checked: [] }
}

function startShare(share: Share, signal: AbortSignal): ChildProcess {
  return fork(import.meta.filename, [...process.argv.slice(2), '--share', JSON.stringify(share)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    signal,
  })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
}

async function simulateShare(text: string): Promise<void> {
  const { server, from, to, step } = JSON.parse(text) as Share
  const pool = await openSimulationDatabase(server, `simulation_${from % step}`)
  for (let seed = from; seed <= to; seed += step) {
    const { violations, turns, requests, hits, asked, checked } = await simulateSeed(seed, pool, focus)
    const told: Told = { seed, violations, turns, requests, hits: [...hits], asked: [...asked], checked: [...checked] }
    process.send?.(told)
  }
  await pool.end()
  process.disconnect()
}

function conclude(told: readonly Told[], { from, to }: Range, seconds: number): number {
  const coverage = coverageOf(told.map(({ hits, asked }) => ({ hits: new Map(hits), asked: new Set(asked) })))
  const checked = new Map<string, number>()
  for (const [promise, count] of told.flatMap((one) => one.checked)) checked.set(promise, (checked.get(promise) ?? 0) + count)
  const sum = (of: (one: Told) => number): string => told.reduce((total, one) => total + of(one), 0).toLocaleString('en')
  console.log(
    `${told.length.toLocaleString('en')} seeds (${from}..${to}) in ${seconds.toFixed(0)} s: ${(told.length / seconds).toFixed(1)} a second`,
  )
  console.log(
    `${sum((one) => one.turns)} turns, ${sum((one) => one.requests)} requests; looked at: ${[...checked]
      .sort()
      .map(([promise, count]) => `${promise} ${count.toLocaleString('en')}`)
      .join(', ')}\n`,
  )
  console.log(renderCoverage(coverage))
  console.log(`\n${coverage.pairs - coverage.missed.length} of ${coverage.pairs} pairs of step and fault were hit.`)
  const failed = told.filter(({ violations }) => violations.length > 0).sort((a, b) => a.seed - b.seed)
  const [first] = failed
  if (first) {
    console.log(`\n${failed.length} seeds failed; the first is ${first.seed}:\n  ${verdictOf(first.violations)}`)
    console.log(`\nIts story: npm run simulate -- --seed ${first.seed}`)
  } else console.log('Every promise held.')
  const isShort = told.length >= SEEDS_FOR_ALL_PAIRS && coverage.missed.length > 0
  return first || isShort ? 1 : 0
}
