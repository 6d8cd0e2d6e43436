import { anEstate, NO_LAGS } from '../harness/an-estate.ts'
import { nameBinding, type Stretch } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atLeast, type Figure } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

/** A customer is a phase at a time, so there have to be ten times as many customers as a worker does at once. */
const SIZES = {
  full: { customers: 1200, usersPerCustomer: 5, concurrency: 16 },
  quick: { customers: 40, usersPerCustomer: 3, concurrency: 4 },
} as const

const RATE = 200
const DELAY_MS = 200
const WITHIN_MS = 30 * 60_000

/** The same run over as many subscriptions, unsplit, by one worker and by two, on providers of their own that answer after 200 ms. */
export async function measureTwoWorkers(size: Size, say: Say): Promise<Figure> {
  const one = await runWith(1, size, say)
  const two = await runWith(2, size, say)
  const { customers, usersPerCustomer, concurrency } = SIZES[size]
  return {
    measure: 'B8',
    what: `two workers over one, ${customers} subscriptions in one run, provider at ${DELAY_MS} ms`,
    target: atLeast(1.7),
    measured: one.realMs / two.realMs,
    unit: 'times as fast',
    binds: nameBinding(two),
    facts: { customers, usersPerCustomer, concurrency, one: factsOf(one), two: factsOf(two), oneBoundBy: nameBinding(one) },
  }
}

async function runWith(workers: number, size: Size, say: Say): Promise<Stretch> {
  const { customers, usersPerCustomer, concurrency } = SIZES[size]
  const estate = anEstate({ customers, usersPerCustomer, withUsers: false, settings: { lags: NO_LAGS, enforceQuotas: false } })
  await using stack = await startStack({ estate, rate: RATE, workers, concurrency, stub: { usersPerCustomer } })
  const plan = await approveWhole(stack.api, quickChoices(), say)
  await stack.delayAnswers(DELAY_MS)
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, (text) => say(`${workers === 1 ? 'one worker' : 'two workers'}, ${text}`))
  return watched()
}

function factsOf({ realMs, cpuMs, waits }: Stretch) {
  return { seconds: realMs / 1000, cpuMs, waits }
}
