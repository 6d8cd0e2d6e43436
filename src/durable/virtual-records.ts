import type { Json, PhaseRequest } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'

/** What outlives a crash of the virtual engine: give the records of one to the next. */
export interface VirtualRecords {
  readonly timers: Map<string, VirtualTimer>
  /** Per phase, in the order in which the body asked for them. */
  readonly steps: Map<string, (RecordedStep | undefined)[]>
}

export interface VirtualTimer {
  readonly request: PhaseRequest
  dueAt: Instant
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  /** Begun and interrupted: goes before everything else of its lane. */
  hasBegun: boolean
  isCancelRequested: boolean
  error?: string
}

export interface RecordedStep {
  readonly name: string
  readonly outcome: { readonly value: Json } | { readonly error: { readonly name: string; readonly message: string } }
}

export function createVirtualRecords(): VirtualRecords {
  return { timers: new Map(), steps: new Map() }
}

/** The phases that may start now: due, of a kind that is known, first in their lane, and nothing of their lane running. */
export function listStartable(records: VirtualRecords, now: Instant, kinds: readonly string[]): VirtualTimer[] {
  const timers = [...records.timers.values()]
  const busy = new Set(timers.filter(({ state }) => state === 'running').map(({ request }) => request.lane))
  const heads = new Map<string, VirtualTimer>()
  // A map keeps the order of asking, and sorting is stable.
  for (const timer of timers.filter(({ state }) => state === 'waiting').sort(byPrecedence)) {
    if (!heads.has(timer.request.lane)) heads.set(timer.request.lane, timer)
  }
  const mayStart = ({ dueAt, request }: VirtualTimer): boolean => dueAt <= now && kinds.includes(request.kind) && !busy.has(request.lane)
  return [...heads.values()].filter(mayStart)
}

/** When the next phase that waits becomes due. */
export function findNextDue(records: VirtualRecords): Instant | undefined {
  const waiting = [...records.timers.values()].filter(({ state }) => state === 'waiting')
  return waiting.map(({ dueAt }) => dueAt).sort()[0]
}

function byPrecedence(a: VirtualTimer, b: VirtualTimer): number {
  if (a.hasBegun !== b.hasBegun) return a.hasBegun ? -1 : 1
  if (a.dueAt === b.dueAt) return 0
  return a.dueAt < b.dueAt ? -1 : 1
}
