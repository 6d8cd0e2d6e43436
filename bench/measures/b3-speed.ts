import { anEstate, NO_LAGS } from '../harness/an-estate.ts'
import { nameBinding } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atLeast, type Figure } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

const SIZES = { full: { customers: 50, usersPerCustomer: 2000 }, quick: { customers: 4, usersPerCustomer: 200 } } as const

/** Of the application's quota, 70,000 writes in 300 s. */
const USERS_PER_SECOND = (5 * 70_000) / 300
/** Clocks so fast that no quota is ever near: 46,667 writes a real second for all, 4,000 for a customer. */
const RATE = 200
const WITHIN_MS = 30 * 60_000

/** B3, second half: users a second through one worker on a provider that costs nothing, with fsync and every record. */
export async function measureSpeed(size: Size, say: Say): Promise<Figure> {
  const { customers, usersPerCustomer } = SIZES[size]
  const estate = anEstate({ customers, usersPerCustomer, withUsers: false, settings: { lags: NO_LAGS, enforceQuotas: false } })
  await using stack = await startStack({ estate, rate: RATE, workers: 1, stub: { usersPerCustomer } })
  const plan = await approveWhole(stack.api, quickChoices(), say)
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, say)
  const stretch = watched()
  const users = customers * usersPerCustomer
  return {
    measure: 'B3',
    what: `quotas off, zero-delay stub, one worker, ${customers} x ${usersPerCustomer} users`,
    target: atLeast(USERS_PER_SECOND),
    measured: (1000 * users) / stretch.realMs,
    unit: 'users/s',
    binds: nameBinding(stretch),
    facts: { users, seconds: stretch.realMs / 1000, cpuMs: stretch.cpuMs, waits: stretch.waits },
  }
}
