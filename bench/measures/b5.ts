import { anEstate, NO_LAGS } from '../harness/an-estate.ts'
import { nameBinding } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atMost, below, type Figure } from '../harness/figure.ts'
import type { Measure, Say, Size } from '../harness/measure.ts'
import type { ProcessUse } from '../harness/process-use.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

/** Customers of one size, ten times as many of them. */
const SIZES = {
  full: { customers: 200, usersPerCustomer: 500 },
  quick: { customers: 30, usersPerCustomer: 50 },
} as const
const TIMES = 10

const RATE = 200
const WITHIN_MS = 60 * 60_000
const MIB = 2 ** 20

/** Whose memory is measured: the stub's is not the product's. */
const OURS = ['api', 'worker 1', 'postgres'] as const

/**
 * B5: peak resident memory of each process, and time per user, with ten times as many users; from the start of the processes to
 * the last suspension, discovery and planning included. On the stub: the emulator keeps a log of every user.
 */
export const b5: Measure = {
  name: 'B5',
  title: 'memory and time per user at ten times the users',
  run: measure,
}

async function measure(size: Size, say: Say): Promise<readonly Figure[]> {
  const { customers, usersPerCustomer } = SIZES[size]
  const small = await carryOut(customers, usersPerCustomer, say)
  const large = await carryOut(TIMES * customers, usersPerCustomer, say)
  const sizes = `${TIMES * customers * usersPerCustomer} users over ${customers * usersPerCustomer}`
  const memory = OURS.flatMap((name): Figure[] => {
    const [few, many] = [small.use[name]?.peakRss ?? NaN, large.use[name]?.peakRss ?? NaN]
    const binds = `${Math.round(few / MIB)} MiB, then ${Math.round(many / MIB)} MiB`
    const common = { measure: 'B5', binds, facts: { few, many } }
    return [
      { ...common, what: `peak memory of ${name}, ${sizes}`, target: atMost(1.2), measured: many / few, unit: 'times' },
      { ...common, what: `peak memory of ${name}, ${large.users} users`, target: below(512), measured: many / MIB, unit: 'MiB' },
    ]
  })
  const perUser = (each: CarriedOut): number => each.realMs / each.users
  const time: Figure = {
    measure: 'B5',
    what: `time per user of the run, ${sizes}`,
    target: atMost(1.1),
    measured: perUser(large) / perUser(small),
    unit: 'times',
    binds: large.binds,
    facts: { few: perUser(small), many: perUser(large), beforeTheRunMs: [small.beforeMs, large.beforeMs] },
  }
  return [...memory, time]
}

interface CarriedOut {
  readonly users: number
  /** Discovery, plan and approval. */
  readonly beforeMs: number
  readonly realMs: number
  readonly use: Readonly<Record<string, ProcessUse>>
  readonly binds: string
}

async function carryOut(customers: number, usersPerCustomer: number, say: Say): Promise<CarriedOut> {
  const users = customers * usersPerCustomer
  const told: Say = (text) => say(`${users} users, ${text}`)
  const estate = anEstate({ customers, usersPerCustomer, withUsers: false, settings: { lags: NO_LAGS, enforceQuotas: false } })
  await using stack = await startStack({ estate, rate: RATE, workers: 1, stub: { usersPerCustomer } })
  const from = performance.now()
  const plan = await approveWhole(stack.api, quickChoices(), told)
  const beforeMs = performance.now() - from
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, told)
  const stretch = watched()
  return { users, beforeMs, realMs: stretch.realMs, use: stack.use(), binds: nameBinding(stretch) }
}
