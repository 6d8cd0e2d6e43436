import type { AccessRecord } from '../../emulator/events.ts'
import { anEstate } from '../harness/an-estate.ts'
import { countBy } from '../harness/arithmetic.ts'
import { nameBinding } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atMost, type Figure } from '../harness/figure.ts'
import type { Measure, Say, Size } from '../harness/measure.ts'
import { brokenPromises } from '../harness/promises.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

const SIZES = { full: { customers: 10, usersPerCustomer: 1000 }, quick: { customers: 2, usersPerCustomer: 60 } } as const

/** A wait of a quarter of an hour takes 45 seconds: slow enough that a poll is not missed by being busy. */
const RATE = 20
const WITHIN_MS = 20 * 60_000

/**
 * B2: HTTP requests per user moved, from the emulator's access log: everything between the start of the run and the last
 * suspension, tokens, polls and proof included. The provider's lags are as they ship.
 */
export const b2: Measure = {
  name: 'B2',
  title: 'HTTP round trips per user moved',
  run: measure,
}

async function measure(size: Size, say: Say): Promise<readonly Figure[]> {
  const { customers, usersPerCustomer } = SIZES[size]
  await using stack = await startStack({ estate: anEstate({ customers, usersPerCustomer }), rate: RATE, workers: 1 })
  const plan = await approveWhole(stack.api, quickChoices(), say)
  const before = await stack.provider.lastAccess()
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, say)
  const stretch = watched()
  const requests: AccessRecord[] = []
  for await (const record of stack.provider.access(0)) if (record.batchId === null) requests.push(record)
  const discovery = requests.filter(({ id }) => id <= before)
  const moving = requests.filter(({ id }) => id > before)
  const users = customers * usersPerCustomer
  const byOperation = countBy(moving.map(({ operation }) => operation))
  const perBatch = (byOperation['batch'] ?? 0) / users
  const facts = {
    customers,
    usersPerCustomer,
    rate: RATE,
    requests: moving.length,
    byOperation,
    discovery: countBy(discovery.map(({ operation }) => operation)),
    broken: brokenPromises(await stack.provider.checkPromises()),
    cpu: nameBinding(stretch),
  }
  const name = `${customers} customers x ${usersPerCustomer} users`
  const binds = `twenty writes to a batch: ${perBatch.toFixed(3)} of it is batches`
  return [
    { measure: 'B2', what: name, target: atMost(0.12), measured: moving.length / users, unit: 'requests/user', binds, facts },
    {
      measure: 'B2',
      what: 'the same, discovery included',
      target: null,
      measured: requests.length / users,
      unit: 'requests/user',
      binds,
      facts: {},
    },
  ]
}
