import { expect, test } from 'vitest'
import { DAY_MS, plusMs } from '../../src/domain/instant.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import type { VirtualDurable } from '../../src/durable/virtual-durable.ts'
import { createVirtualDurable } from '../../src/durable/virtual-durable.ts'
import type { Harness } from './conformance.ts'
import { describeDurable, START } from './conformance.ts'
import { definePhases } from './phases.ts'

describeDurable('the virtual durable engine', async () => {
  const clock = createVirtualClock(START)
  const written: string[] = []
  const failures: string[] = []
  const journal = { write: (line: string) => Promise.resolve(void written.push(line)), lines: () => Promise.resolve([...written]) }
  let durable: VirtualDurable = await begin()

  async function begin(records?: VirtualDurable['records']): Promise<VirtualDurable> {
    const engine = createVirtualDurable({
      clock,
      ...(records && { records }),
      onPhaseFailed: ({ id, error }) => failures.push(`${id}: ${error.message}`),
    })
    definePhases(engine, { journal, worker: 'virtual', afterEffect: () => undefined })
    await engine.launch()
    return engine
  }

  const harness: Harness = {
    clock,
    journal,
    failures,
    durable: () => durable,
    settle: () => durable.runUntilIdle(),
    async restart() {
      await durable.shutdown()
      durable = await begin(durable.records)
    },
    async dieAfterEffectOf(step) {
      durable.crash({ at: 'after-effect', step })
      await durable.runUntilIdle()
      expect(durable.crashes()).toBe(1)
    },
    stop: () => durable.shutdown(),
  }
  return harness
})

test('the virtual engine moves phases in the same order for the same seed, and in another for another', async () => {
  const orders = await Promise.all([1, 1, 2].map(orderOf))
  expect(orders[0]).toEqual(orders[1])
  expect(orders[0]).not.toEqual(orders[2])
})

test('the virtual engine moves the clock on for a step that sleeps and, when asked, for phases that wait', async () => {
  const clock = createVirtualClock(START)
  const durable = createVirtualDurable({ clock })
  const seen: string[] = []
  durable.define('sleeps', async (phase) => {
    await phase.step('sleep', async () => {
      await clock.sleep(DAY_MS)
      seen.push(clock.now())
      return null
    })
  })
  await durable.launch()
  await durable.startPhase({ id: 'now', kind: 'sleeps', lane: 'a', dueAt: START, input: null })
  await durable.startPhase({ id: 'later', kind: 'sleeps', lane: 'b', dueAt: plusMs(START, 30 * DAY_MS), input: null })
  await durable.runUntilIdle(plusMs(START, 60 * DAY_MS))
  expect(seen).toEqual([plusMs(START, DAY_MS), plusMs(START, 31 * DAY_MS)])
  expect(clock.now()).toBe(plusMs(START, 60 * DAY_MS))
})

async function orderOf(seed: number): Promise<string[]> {
  const durable = createVirtualDurable({ clock: createVirtualClock(START), seed })
  const order: string[] = []
  durable.define('steps', async (phase) => {
    for (const name of ['a', 'b', 'c']) {
      await phase.step(name, () => {
        order.push(`${phase.id} ${name}`)
        return Promise.resolve(null)
      })
    }
  })
  await durable.launch()
  for (const id of ['1', '2', '3', '4']) await durable.startPhase({ id, kind: 'steps', lane: id, dueAt: START, input: null })
  await durable.runUntilIdle()
  return order
}
