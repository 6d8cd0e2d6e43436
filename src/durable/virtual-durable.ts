import type { Durable, PhaseRequest } from '../domain/durable.ts'
import { WorkerLost } from '../domain/durable.ts'
import type { Moment } from '../domain/failpoint.ts'
import type { Instant } from '../domain/instant.ts'
import type { OnPhaseFailed } from './bodies.ts'
import { createBodies } from './bodies.ts'
import { createStage, type Stage } from './stage.ts'
import type { VirtualClock } from './virtual-clock.ts'
import { virtualPhase } from './virtual-phase.ts'
import type { VirtualRecords, VirtualTimer } from './virtual-records.ts'
import { createVirtualRecords, listStartable } from './virtual-records.ts'
import type { VirtualRun } from './virtual-run.ts'
import { createVirtualRun } from './virtual-run.ts'
import { play, type Player } from './virtual-play.ts'

export interface VirtualDurableOptions {
  readonly clock: VirtualClock
  /** Of an earlier engine, to go on where it stopped, or of another one, to work beside it. */
  readonly records?: VirtualRecords
  /** Engines that work side by side share one. */
  readonly stage?: Stage
  /** Of a stage of its own: decides who moves next where several could; the same seed moves in the same order. */
  readonly seed?: number
  readonly worker?: string
  readonly onPhaseFailed?: OnPhaseFailed
}

/** Where the worker dies: the next time that a step passes there. Without a phase or a step, any counts. */
export interface Crash {
  readonly at: Moment
  readonly phase?: string
  readonly step?: string
}

/** One virtual worker. */
export interface VirtualDurable extends Durable, Player {
  readonly worker: string
  /**
   * Runs phases until none is due. With `until`, the clock moves on to each next due date up to that moment. A step that sleeps
   * takes the clock with it.
   */
  runUntilIdle(until?: Instant): Promise<void>
  /** Asks for a crash. */
  crash(where: Crash): void
  /** How many of the crashes asked for have happened. */
  crashes(): number
  /** Dies now and begins anew: everything under way is lost but for the records, and its phases wait to be resumed by anybody. */
  die(): void
  /** Nothing of it moves until `thaw`. */
  freeze(): void
  thaw(): void
  /**
   * Its phases are given to others, as from a worker that is silent for too long. What still moves of them cannot record. Harder than
   * the product's engine, it takes up work before they have ended, even the same phases.
   */
  lose(): void
  /** @throws WorkerLost in a body whose phase has gone to another worker */
  assertAlive(): void
  find(phaseId: string): Readonly<VirtualTimer> | undefined
}

/** The durable port in memory and in virtual time, for tests and simulation: no threads, no real waiting, every order by seed. */
export function createVirtualDurable(options: VirtualDurableOptions): VirtualDurable {
  const { clock, records = createVirtualRecords(), stage = createStage(options.seed ?? 1), worker = 'virtual', onPhaseFailed } = options
  const bodies = createBodies()
  const armed: Crash[] = []
  let runs: VirtualRun[] = []
  let crashes = 0
  let isLaunched = false
  let isStopping = false
  let isFrozen = false

  const context = { clock, stage, records, isStopping: () => isStopping, request, pass }

  function request(wanted: PhaseRequest): void {
    if (records.timers.has(wanted.id)) return
    records.timers.set(wanted.id, {
      request: structuredClone(wanted),
      dueAt: wanted.dueAt,
      state: 'waiting',
      hasBegun: false,
      isCancelRequested: false,
    })
  }

  function pass(at: Moment, phase: string, step: string): void {
    const hit = armed.findIndex((crash) => crash.at === at && (crash.phase ?? phase) === phase && (crash.step ?? step) === step)
    if (hit < 0) return
    armed.splice(hit, 1)
    crashes += 1
    die()
  }

  function die(): void {
    lose()
    for (const run of runs) run.actor.isDead = true
    runs = []
    isFrozen = false
  }

  function lose(): void {
    for (const run of runs) {
      if (!run.isLost) giveBack(run.timer)
      run.isLost = true
    }
  }

  function takeDue(): number {
    if (!isLaunched || isStopping || isFrozen) return 0
    const due = listStartable(records, clock.now(), bodies.kinds())
    for (const timer of due) start(timer)
    return due.length
  }

  function start(timer: VirtualTimer): void {
    timer.state = 'running'
    timer.hasBegun = true
    const run = createVirtualRun(timer, worker)
    runs.push(run)
    void stage.as(run.actor, () => carryOut(run))
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
    await stage.turn(`end ${id}`, () => {
      runs = runs.filter((other) => other !== run)
      if (run.isLost) return
      if (failure instanceof WorkerLost || run.isReleased) return giveBack(timer)
      timer.state = failure ? 'failed' : 'done'
      if (!failure) return
      timer.error = failure.message
      onPhaseFailed?.({ id, kind, error: failure })
    })
  }

  const engine: VirtualDurable = {
    worker,
    records,
    stage,
    clock,
    define: bodies.define,
    startPhase(wanted) {
      request(wanted)
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
    async shutdown() {
      isStopping = true
      await play([engine], undefined)
      isLaunched = false
      isStopping = false
    },
    runUntilIdle: (until) => play([engine], until),
    takeDue,
    isBusy: () => runs.length > 0,
    crash(where) {
      armed.push(where)
    },
    crashes: () => crashes,
    die,
    freeze() {
      isFrozen = true
      for (const run of runs) run.actor.isFrozen = true
    },
    thaw() {
      isFrozen = false
      for (const run of runs) run.actor.isFrozen = false
    },
    lose,
    assertAlive() {
      const run = runs.find(({ actor }) => actor === stage.current())
      if (run?.isLost) throw new WorkerLost(`${run.timer.request.id} has gone to another worker`)
    },
    find: (phaseId) => records.timers.get(phaseId),
  }
  return engine
}

function giveBack(timer: VirtualTimer): void {
  timer.state = 'waiting'
}
