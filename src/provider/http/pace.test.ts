import { expect, test } from 'vitest'
import type { Budget, Quota } from '../../domain/budget.ts'
import type { Clock } from '../../domain/clock.ts'
import { fromEpochMs, plusMs, type Instant } from '../../domain/instant.ts'
import { waitForTurn } from './pace.ts'

const QUOTA: Quota = { key: 'orders', limit: 100, windowMs: 60_000 }

/** A quota that is closed from the start on, with a clock that moves when somebody sleeps. */
function aClosedQuota() {
  let now = fromEpochMs(0)
  let closedUntil: Instant | undefined = plusMs(now, 1000)
  const clock: Clock = {
    now: () => now,
    rate: () => 1,
    sleep: (ms) => Promise.resolve(void (now = plusMs(now, ms))),
  }
  const open = (): Instant | undefined => (closedUntil !== undefined && closedUntil > now ? closedUntil : undefined)
  const budget: Budget = {
    reserve: () => Promise.resolve(open() ?? now),
    blockedUntil: () => Promise.resolve(open()),
    block: () => Promise.resolve(),
  }
  return { clock, budget, close: (ms: number) => void (closedUntil = plusMs(now, ms)) }
}

test('a quota that another worker closes while the token is renewed is waited for too', async () => {
  const { clock, budget, close } = aClosedQuota()
  const renewals: Instant[] = []
  await waitForTurn(budget, clock, [{ quota: QUOTA, cost: 1 }], () => {
    renewals.push(clock.now())
    if (renewals.length === 1) close(20_000)
    return Promise.resolve()
  })
  expect(clock.now()).toBe(fromEpochMs(21_000))
  expect(renewals).toEqual([fromEpochMs(1000), fromEpochMs(21_000)])
})

test('nothing is done anew by who need not wait', async () => {
  const { clock, budget } = aClosedQuota()
  await clock.sleep(2000)
  const renew = () => Promise.reject(new Error('there was no wait'))
  await waitForTurn(budget, clock, [{ quota: QUOTA, cost: 1 }], renew)
  await waitForTurn(budget, clock, [], renew)
  expect(clock.now()).toBe(fromEpochMs(2000))
})
