import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Durable, Json, PhaseRequest } from '../../src/domain/durable.ts'
import type { Instant } from '../../src/domain/instant.ts'
import { DAY_MS, instant, plusMs } from '../../src/domain/instant.ts'
import type { VirtualClock } from '../../src/durable/virtual-clock.ts'
import type { Journal } from './phases.ts'

export const START = instant('2026-01-15T00:00:00Z')

/** How the suite drives one implementation. */
export interface Harness {
  readonly clock: VirtualClock
  readonly journal: Journal
  /** The engine that lives now; the phases of `definePhases` are defined. */
  durable(): Durable
  /** What `onPhaseFailed` was told: `id: message`. */
  readonly failures: string[]
  /** Resolves when nothing is due and nothing runs. */
  settle(): Promise<void>
  /** Stops politely and begins again on the same records. */
  restart(): Promise<void>
  /** The worker that runs what is due dies between the effect of this step and its record; another one begins. */
  dieAfterEffectOf(step: string): Promise<void>
  stop(): Promise<void>
}

/** What every implementation of the durable port does. */
export function describeDurable(name: string, begin: () => Promise<Harness>): void {
  describe(name, () => {
    let harness: Harness
    beforeEach(async () => {
      harness = await begin()
    })
    afterEach(() => harness.stop())

    const ask = (id: string, kind: string, input: Json = {}, rest: Partial<PhaseRequest> = {}): Promise<void> =>
      harness.durable().startPhase({ id, kind, lane: id, dueAt: START, input, ...rest })
    const lines = (): Promise<string[]> => harness.journal.lines()

    test('runs each step once and in order', async () => {
      await ask('once', 'steps', { steps: ['a', 'b', 'c'] })
      await harness.settle()
      expect(await lines()).toEqual(['once a', 'once b', 'once c'])
    })

    test('gives a step its result and the time of its clock', async () => {
      await ask('result', 'returns')
      await harness.settle()
      expect(await lines()).toEqual(['result make', `result use {"id":"o-1","lines":[1,2]} at ${START}`])
    })

    test('runs a phase once however often it is asked for', async () => {
      await Promise.all([ask('twice', 'steps', { steps: ['a'] }), ask('twice', 'steps', { steps: ['b'] })])
      await harness.settle()
      await ask('twice', 'steps', { steps: ['c'] })
      await harness.settle()
      expect(await lines()).toHaveLength(1)
    })

    test('acts again after a crash between effect and record, and does not repeat what was recorded', async () => {
      await ask('crash', 'steps', { steps: ['a', 'b', 'c'] })
      await harness.dieAfterEffectOf('b')
      await harness.settle()
      expect(await lines()).toEqual(['crash a', 'crash b', 'crash b', 'crash c'])
    })

    test('replays results and the time as they were recorded', async () => {
      await ask('replay', 'returns')
      await harness.dieAfterEffectOf('use')
      harness.clock.advanceBy(DAY_MS)
      await harness.settle()
      const use = `replay use {"id":"o-1","lines":[1,2]} at ${START}`
      expect(await lines()).toEqual(['replay make', use, use])
    })

    test('replays a step that failed as a failure', async () => {
      await ask('refused', 'step-fails')
      await harness.dieAfterEffectOf('after')
      await harness.settle()
      expect(await lines()).toEqual(['refused try', 'refused after RangeError: sold out', 'refused after RangeError: sold out'])
    })

    test('never starts a phase that was cancelled while it waited', async () => {
      await ask('cancelled', 'steps', { steps: ['a'] }, { dueAt: later(1) })
      await harness.durable().cancel('cancelled')
      await harness.durable().cancel('cancelled')
      harness.clock.advanceTo(later(2))
      await harness.settle()
      expect(await lines()).toEqual([])
    })

    test('tells a phase that runs that it was cancelled, the same on replay', async () => {
      await ask('stopped', 'cancels-itself')
      await harness.dieAfterEffectOf('tell')
      await harness.settle()
      expect(await lines()).toEqual(['stopped false then true', 'stopped false then true'])
    })

    test('starts a phase when its time has come and not before', async () => {
      await ask('later', 'steps', { steps: ['a'] }, { dueAt: later(10) })
      harness.clock.advanceTo(later(9))
      await harness.settle()
      expect(await lines()).toEqual([])
      harness.clock.advanceTo(later(10))
      await harness.settle()
      expect(await lines()).toEqual(['later a'])
    })

    test('makes a phase that waits due when it is signaled', async () => {
      await ask('signaled', 'steps', { steps: ['a'] }, { dueAt: later(90) })
      await harness.durable().signal('signaled')
      await harness.settle()
      expect(await lines()).toEqual(['signaled a'])
    })

    test('changes nothing when something unknown or finished is signaled or cancelled', async () => {
      await ask('finished', 'steps', { steps: ['a'] })
      await harness.settle()
      for (const id of ['finished', 'unknown']) {
        await harness.durable().signal(id)
        await harness.durable().cancel(id)
      }
      await harness.settle()
      expect(await lines()).toEqual(['finished a'])
    })

    test('never lets two phases of a lane overlap, and takes them in the order of their due dates', async () => {
      const due = [3, 1, 2, 4]
      for (const days of due) await ask(`lane-${String(days)}`, 'begins-and-ends', {}, { lane: 'one', dueAt: later(days) })
      await ask('elsewhere', 'begins-and-ends', {}, { lane: 'two', dueAt: later(1) })
      harness.clock.advanceTo(later(5))
      await harness.settle()
      const lane = (await lines()).filter((line) => line.includes('lane-'))
      expect(lane).toEqual([1, 2, 3, 4].flatMap((days) => [`begin lane-${String(days)}`, `end lane-${String(days)}`]))
      expect(await lines()).toContain('end elsewhere')
    })

    test('finishes a phase that was interrupted before the next of its lane', async () => {
      await ask('first', 'steps', { steps: ['a', 'b'] }, { lane: 'shared' })
      await ask('second', 'steps', { steps: ['c'] }, { lane: 'shared' })
      await harness.dieAfterEffectOf('a')
      await harness.settle()
      expect(await lines()).toEqual(['first a', 'first a', 'first b', 'second c'])
    })

    test('keeps a long wait over a restart', async () => {
      await ask('parked', 'steps', { steps: ['a'] }, { dueAt: later(120) })
      await harness.restart()
      harness.clock.advanceTo(later(119))
      await harness.settle()
      expect(await lines()).toEqual([])
      harness.clock.advanceTo(later(120))
      await harness.settle()
      expect(await lines()).toEqual(['parked a'])
    })

    test('starts phases out of phases, once each, also when the parent is run again', async () => {
      const children = ['one', 'two'].map((id) => ({ id: `child-${id}`, kind: 'steps', lane: id, dueAt: START, input: { steps: ['x'] } }))
      await ask('parent', 'parent', { children })
      await harness.dieAfterEffectOf('parent')
      await harness.settle()
      expect((await lines()).sort()).toEqual(['child-one x', 'child-two x', 'parent parent', 'parent parent'])
    })

    test('reports a phase that failed, does not try it again and goes on with its lane', async () => {
      await ask('fails', 'fails', {}, { lane: 'shop' })
      await ask('after-it', 'steps', { steps: ['a'] }, { lane: 'shop' })
      await harness.settle()
      await harness.settle()
      expect(await lines()).toEqual(['fails try', 'after-it a'])
      expect(harness.failures).toEqual(['fails: the shop is closed'])
    })

    test('leaves a phase alone whose kind this version does not know', async () => {
      await ask('unknown-kind', 'no-such-kind')
      await ask('known-kind', 'steps', { steps: ['a'] })
      await harness.settle()
      expect(await lines()).toEqual(['known-kind a'])
      expect(harness.failures).toEqual([])
    })
  })
}

function later(days: number): Instant {
  return plusMs(START, days * DAY_MS)
}
