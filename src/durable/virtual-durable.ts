import type { Durable } from '../domain/durable.ts'
import { WorkerLost } from '../domain/durable.ts'
import type { Moment } from '../domain/failpoint.ts'
import type { Instant } from '../domain/instant.ts'
import type { OnPhaseFailed } from './bodies.ts'
import { createBodies } from './bodies.ts'
import { seeded } from './seeded.ts'
import type { VirtualClock } from './virtual-clock.ts'
import { virtualPhase } from './virtual-phase.ts'
import type { VirtualRecords, VirtualTimer } from './virtual-records.ts'
import { createVirtualRecords, findNextDue, listStartable } from './virtual-records.ts'
import type { VirtualRun } from './virtual-run.ts'
import { createVirtualRun, never } from './virtual-run.ts'

export interface VirtualDurableOptions {
  readonly clock: VirtualClock
  /** Of an earlier engine, to go on where it stopped. */
  readonly records?: VirtualRecords
  /** Decides who moves next where several could; the same seed moves in the same order. */
  readonly seed?: number
  readonly onPhaseFailed?: OnPhaseFailed
}

/** Where the worker dies: the next time that a step passes there. Without a phase or a step, any counts. */
export interface Crash {
  readonly at: Moment
  readonly phase?: string
  readonly step?: string
}

export interface VirtualDurable extends Durable {
  readonly records: VirtualRecords
  /**
   * Runs phases until none is due. With `until`, the clock moves on to each next due date up to that moment. A step that sleeps
   * takes the clock with it.
   */
  runUntilIdle(until?: Instant): Promise<void>
  /** Asks for a crash. Everything under way is lost but for the records; the phases are resumed by what `runUntilIdle` does next. */
  crash(where: Crash): void
  /** How many of the crashes asked for have happened. */
  crashes(): number
  find(phaseId: string): Readonly<VirtualTimer> | undefined
}

/** The durable port in memory and in virtual time, for tests and simulation: no threads, no real waiting, every order by seed. */
export function createVirtualDurable(options: VirtualDurableOptions): VirtualDurable {
  const { clock, records = createVirtualRecords(), onPhaseFailed } = options
  const random = seeded(options.seed ?? 1)
  const bodies = createBodies()
  const armed: Crash[] = []
  let runs: VirtualRun[] = []
  let crashes = 0
  let isLaunched = false
  let isStopping = false

  const context = {
    clock,
    records,
    isStopping: () => isStopping,
    request(request: VirtualTimer['request']) {
      if (records.timers.has(request.id)) return
      records.timers.set(request.id, {
        request: structuredClone(request),
        dueAt: request.dueAt,
        state: 'waiting',
        hasBegun: false,
        isCancelRequested: false,
      })
    },
    async pass(at: Moment, phase: string, step: string) {
      const hit = armed.findIndex((crash) => crash.at === at && (crash.phase ?? phase) === phase && (crash.step ?? step) === step)
      if (hit < 0) return
      armed.splice(hit, 1)
      crashes += 1
      for (const run of runs) {
        giveBack(run.timer)
        run.die()
      }
      runs = []
      await never()
    },
  }

  function start(timer: VirtualTimer): VirtualRun {
    timer.state = 'running'
    timer.hasBegun = true
    const run = createVirtualRun(timer, carryOut)
    runs.push(run)
    return run
  }

  async function carryOut(run: VirtualRun): Promise<void> {
    const { timer } = run
    const { id, kind, input } = timer.request
    let failure: Error | undefined
    try {
      await bodies.get(kind)(virtualPhase(run, context), structuredClone(input))
    } catch (thrown) {
      failure = thrown instanceof Error ? thrown : new Error(String(thrown))
    }
    if (run.isDead) return
    runs = runs.filter((other) => other !== run)
    if (failure instanceof WorkerLost || run.isReleased) return giveBack(timer)
    timer.state = failure ? 'failed' : 'done'
    if (!failure) return
    timer.error = failure.message
    onPhaseFailed?.({ id, kind, error: failure })
  }

  async function runUntilIdle(until?: Instant): Promise<void> {
    // Only what moves can fall asleep, and it moves alone: nobody else needs the time in between.
    const unwatch = clock.onSleep(() => setImmediate(wakeFirst))
    try {
      while (isLaunched) {
        const next = pick()
        if (next) await next.move()
        else if (!advance(until)) return
      }
    } finally {
      unwatch()
    }
  }

  function wakeFirst(): void {
    const at = clock.nextWake()
    if (at) clock.advanceTo(at)
  }

  function pick(): VirtualRun | undefined {
    const candidates = [...runs.filter((run) => run.isReady()), ...listStartable(records, clock.now(), bodies.kinds())]
    const chosen = candidates[Math.floor(random() * candidates.length)]
    return chosen && 'request' in chosen ? start(chosen) : chosen
  }

  function advance(until: Instant | undefined): boolean {
    const due = findNextDue(records)
    if (until === undefined || clock.now() >= until) return false
    clock.advanceTo(due !== undefined && due > clock.now() && due < until ? due : until)
    return true
  }

  async function shutdown(): Promise<void> {
    isStopping = true
    while (runs.some((run) => run.isReady())) await runs.find((run) => run.isReady())?.move()
    isLaunched = false
    isStopping = false
  }

  return {
    records,
    define: bodies.define,
    startPhase(request) {
      context.request(request)
      return Promise.resolve()
    },
    signal(phaseId) {
      const timer = records.timers.get(phaseId)
      if (timer?.state === 'waiting' && timer.dueAt > clock.now()) timer.dueAt = clock.now()
      return Promise.resolve()
    },
    cancel(phaseId) {
      const timer = records.timers.get(phaseId)
      if (timer?.state === 'waiting' && !timer.hasBegun) timer.state = 'cancelled'
      if (timer) timer.isCancelRequested = true
      return Promise.resolve()
    },
    launch() {
      isLaunched = true
      return Promise.resolve()
    },
    shutdown,
    runUntilIdle,
    crash(where) {
      armed.push(where)
    },
    crashes: () => crashes,
    find: (phaseId) => records.timers.get(phaseId),
  }
}

function giveBack(timer: VirtualTimer): void {
  timer.state = 'waiting'
}
