import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anEstate, NO_LAGS } from '../../bench/harness/an-estate.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../../bench/harness/carry-out.ts'
import { startPracticeAlone } from '../../bench/harness/practice.ts'
import { brokenPromises } from '../../bench/harness/promises.ts'
import { startStack } from '../../bench/harness/stack.ts'
import { watchStretch } from '../../bench/harness/stopwatch.ts'
import { countHeld } from '../../bench/harness/who-holds-what.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'bench', 'main.ts')
const WITHIN_MS = 100_000
const silent = (): void => undefined

test('the real processes move everybody on the stub, and what they used is seen', { timeout: 150_000 }, async () => {
  const usersPerCustomer = 45
  const estate = anEstate({ customers: 1, usersPerCustomer, withUsers: false, settings: { lags: NO_LAGS, enforceQuotas: false } })
  await using stack = await startStack({ estate, rate: 200, workers: 1, stub: { usersPerCustomer } })
  const plan = await approveWhole(stack.api, quickChoices(), silent)
  const watched = watchStretch(stack)
  const run = await runToItsEnd(stack.api, plan, WITHIN_MS, silent)
  expect(run.migrations.map(({ state, users }) => [state, users.verified])).toEqual([['watching', usersPerCustomer]])
  const { cpuMs } = watched()
  expect(Object.keys(cpuMs)).toEqual(['provider', 'api', 'worker 1', 'postgres'])
  expect(Math.min(...Object.values(stack.use()).map(({ peakRss }) => peakRss))).toBeGreaterThan(1_000_000)
})

test('a script that removes first breaks P1 for every user, by the emulator’s own log', { timeout: 60_000 }, async () => {
  await using practice = await startPracticeAlone(anEstate({ customers: 1, usersPerCustomer: 3, isPrepared: true }), 10)
  await practice.runPeer('remove-then-add')
  expect(brokenPromises(await practice.view.checkPromises())).toMatchObject({ P1: { violations: 3 } })
  expect(await countHeld(practice.view.url)).toEqual({ oldOnly: 0, newOnly: 3, both: 0, neither: 0 })
})

test('a measure that does not exist is wrong use, and the others are named', () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, 'B99'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(/There is no measure B99.*B2 .*side-by-side/s)
})
