import type { Clock } from '../domain/clock.ts'
import type { Json, Phase, PhaseRequest } from '../domain/durable.ts'
import { WorkerLost } from '../domain/durable.ts'
import type { Moment } from '../domain/failpoint.ts'
import { instant } from '../domain/instant.ts'
import type { Stage } from './stage.ts'
import type { RecordedStep, VirtualRecords } from './virtual-records.ts'
import type { VirtualRun } from './virtual-run.ts'

export interface VirtualPhaseContext {
  readonly clock: Clock
  readonly stage: Stage
  readonly records: VirtualRecords
  isStopping(): boolean
  request(request: PhaseRequest): void
  /** Kills the worker where a crash was asked for here. */
  pass(moment: Moment, phase: string, step: string): void
}

/** What a body gets from the virtual engine. Beginning a step, recording it and asking for a phase are turns on the stage. */
export function virtualPhase(run: VirtualRun, context: VirtualPhaseContext): Phase {
  const { clock, stage, records } = context
  const { id } = run.timer.request

  async function step<T extends Json>(name: string, act: () => Promise<T>): Promise<T> {
    const number = run.nextStep()
    const recorded = records.steps.get(id)?.[number]
    if (recorded) return replay<T>(id, name, number, recorded)
    await stage.turn(`begin ${name}`, () => {
      refuseWhenStopping()
      assertOurs()
      context.pass('before-send', id, name)
    })
    const { record, result } = await attempt(name, act)
    await stage.turn(`record ${name}`, () => {
      context.pass('after-effect', id, name)
      if (run.actor.isDead) return
      assertOurs()
      const steps = records.steps.get(id) ?? []
      steps[number] = record
      records.steps.set(id, steps)
      context.pass('after-record', id, name)
    })
    return result()
  }

  function refuseWhenStopping(): void {
    if (!context.isStopping()) return
    run.isReleased = true
    throw new WorkerLost(`the worker is stopping; ${id} is given back`)
  }

  function assertOurs(): void {
    if (run.isLost) throw new WorkerLost(`${id} has gone to another worker`)
  }

  return {
    id,
    step,
    async now() {
      return instant(await step('now', () => Promise.resolve<string>(clock.now())))
    },
    cancelled: () => step('cancelled', () => Promise.resolve(run.timer.isCancelRequested)),
    startPhase: (request) =>
      stage.turn(`ask for ${request.id}`, () => {
        refuseWhenStopping()
        assertOurs()
        context.request(request)
      }),
  }
}

async function attempt<T extends Json>(name: string, act: () => Promise<T>): Promise<{ record: RecordedStep; result: () => T }> {
  try {
    const value = await act()
    return { record: { name, outcome: { value: structuredClone<Json>(value) } }, result: () => value }
  } catch (thrown) {
    if (thrown instanceof WorkerLost) throw thrown
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const fail = (): never => {
      throw error
    }
    return { record: { name, outcome: { error: { name: error.name, message: error.message } } }, result: fail }
  }
}

async function replay<T extends Json>(id: string, name: string, number: number, recorded: RecordedStep): Promise<T> {
  if (recorded.name !== name) {
    throw new Error(
      `step ${String(number)} of ${id} is ${JSON.stringify(name)} now and was recorded as ${JSON.stringify(recorded.name)}: a body takes the same steps on every replay`,
    )
  }
  await Promise.resolve()
  if ('error' in recorded.outcome) throw Object.assign(new Error(recorded.outcome.error.message), { name: recorded.outcome.error.name })
  // It was recorded by this step of this phase.
  return structuredClone(recorded.outcome.value) as T
}
