import type { ProcessUse } from './process-use.ts'

/** What was seen over a stretch of work. */
export interface Stretch {
  readonly realMs: number
  /** CPU time of each process within it. */
  readonly cpuMs: Readonly<Record<string, number>>
  /** Sessions at each of Postgres' waits, on average. */
  readonly waits: Readonly<Record<string, number>>
  /** Cores of the machine. */
  readonly cores: number
}

/** A process that runs JavaScript on one thread does no more than this share of a core, the rest is noise. */
const FULL_THREAD = 0.85
const FULL_MACHINE = 0.85
/** So many sessions waiting at any time make a wait worth naming. */
const WAIT_NAMED = 0.3

/** What keeps a stretch of work from being faster, with the fact that says so. */
export function nameBinding({ realMs, cpuMs, waits, cores }: Stretch): string {
  const shares = Object.entries(cpuMs)
    .map(([name, ms]) => ({ name, share: ms / realMs }))
    .sort((a, b) => b.share - a.share)
  const total = shares.reduce((all, { share }) => all + share, 0)
  const told = shares
    .filter(({ share }) => share >= 0.05)
    .map(({ name, share }) => `${name} ${percent(share)}`)
    .join(', ')
  const first = shares[0]
  if (first && first.name !== 'postgres' && first.share >= FULL_THREAD) return `event loop of ${first.name} (CPU: ${told})`
  if (total >= FULL_MACHINE * cores) return `CPU of the machine, ${cores} cores (CPU: ${told})`
  const wait = Object.entries(waits).find(([name, sessions]) => name !== 'CPU' && sessions >= WAIT_NAMED)
  if (wait) return `Postgres, ${wait[0]}: ${wait[1]} sessions at any time (CPU: ${told})`
  return `waiting for answers (CPU: ${told})`
}

/** CPU time between two looks, by process; one that was not there at the first look counts from its start. */
export function cpuBetween(
  before: Readonly<Record<string, ProcessUse>>,
  after: Readonly<Record<string, ProcessUse>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(after).map(([name, { cpuMs }]) => [name, cpuMs - (before[name]?.cpuMs ?? 0)]))
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
