import { STEP_NAMES, UNDO_STEP_NAMES } from '../../src/domain/run.ts'
import { canHit, FAULT_KINDS, placeOf, type FaultKind } from './faults.ts'
import type { Simulated } from './simulate-seed.ts'
import { UNDO } from './trouble.ts'

const STEPS: readonly string[] = [...STEP_NAMES, 'change-renewal', ...UNDO_STEP_NAMES.map((name) => `${UNDO}${name}`)]

/** How often each fault hit each step, and which pairs there can be: those of a step that asks what the fault can come from. */
export interface Coverage {
  readonly hits: ReadonlyMap<string, number>
  readonly missed: readonly string[]
  readonly pairs: number
}

export function coverageOf(simulated: Iterable<Pick<Simulated, 'hits' | 'asked'>>): Coverage {
  const hits = new Map<string, number>()
  const asked = new Set<string>()
  for (const each of simulated) {
    for (const [key, count] of each.hits) hits.set(key, (hits.get(key) ?? 0) + count)
    for (const key of each.asked) asked.add(key)
  }
  const possible = STEPS.flatMap((step) => FAULT_KINDS.filter((kind) => isPossible(step, kind, asked)).map((kind) => `${step} ${kind}`))
  return { hits, missed: possible.filter((pair) => !hits.has(pair)), pairs: possible.length }
}

function isPossible(step: string, kind: FaultKind, asked: ReadonlySet<string>): boolean {
  if (placeOf(kind) !== 'call') return asked.has(`${step} ${placeOf(kind)}`)
  return [...asked].some((key) => {
    const [of, name = '', effect, place] = key.split(' ')
    return of === step && (place === 'request' || place === 'item') && canHit(kind, { name, isWrite: effect === 'write' }, place)
  })
}

/** A row per fault, a column per step; `-` where there can be none. */
export function renderCoverage({ hits, missed }: Coverage): string {
  const missing = new Set(missed)
  const cell = (step: string, kind: string): string =>
    String(hits.get(`${step} ${kind}`) ?? (missing.has(`${step} ${kind}`) ? 'MISSED' : '-'))
  const rows = [['', ...STEPS], ...FAULT_KINDS.map((kind) => [kind, ...STEPS.map((step) => cell(step, kind))])]
  const widths = [0, ...STEPS.map((_, n) => n + 1)].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))).join('  '))
    .join('\n')
}
