import type { AccessRecord } from '../../emulator/events.ts'
import { anEstate, type EstateSize } from '../harness/an-estate.ts'
import { median } from '../harness/arithmetic.ts'
import { nameBinding } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atMost, type Figure } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import { startPracticeAlone } from '../harness/practice.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

const SIZES = {
  full: { customers: 4, usersPerCustomer: 3_000, rate: 1, rounds: 2 },
  quick: { customers: 2, usersPerCustomer: 200, rate: 4, rounds: 1 },
} as const

const WITHIN_MS = 20 * 60_000

/**
 * B3, first half: our run against a bare loop that sends the same batches at the documented quotas and writes nothing down,
 * in turn, on the same estate. In the provider's time, from the first request to the last answered swap: what comes before and
 * after it (buying, waiting for services, reading back) the loop does not do.
 */
export async function measureAgainstBareLoop(size: Size, say: Say): Promise<Figure> {
  const { customers, usersPerCustomer, rate, rounds } = SIZES[size]
  const estateSize = { customers, usersPerCustomer, isPrepared: true }
  const ours: OurTime[] = []
  const bare: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    ours.push(await timeOurs(estateSize, rate, say))
    bare.push(await timeBare(estateSize, rate))
    say(`round ${round} of ${rounds}: ours ${Math.round((ours.at(-1)?.ms ?? 0) / 1000)} s, bare ${Math.round((bare.at(-1) ?? 0) / 1000)} s`)
  }
  const ratios = ours.map(({ ms }, round) => ms / (bare[round] ?? NaN))
  return {
    measure: 'B3',
    what: `over a bare loop at documented quotas, ${customers} x ${usersPerCustomer} users, median of ${rounds}`,
    target: atMost(1.02),
    measured: median(ratios),
    unit: 'times its time',
    binds: ours.at(-1)?.binds ?? '',
    facts: { rate, ours: ours.map(({ ms }) => ms / 1000), bare: bare.map((ms) => ms / 1000), ratios },
  }
}

interface OurTime {
  readonly ms: number
  readonly binds: string
}

async function timeOurs(size: EstateSize, rate: number, say: Say): Promise<OurTime> {
  await using stack = await startStack({ estate: anEstate(size), rate, workers: 1 })
  const plan = await approveWhole(stack.api, quickChoices({ seatsFrom: ['owned'] }), say)
  const before = await stack.provider.lastAccess()
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, say)
  return { ms: await swapTime(stack.provider.access(before)), binds: nameBinding(watched()) }
}

async function timeBare(size: EstateSize, rate: number): Promise<number> {
  await using practice = await startPracticeAlone(anEstate(size), rate)
  await practice.runPeer('bare-batches')
  const ms = await swapTime(practice.view.access(0))
  return ms
}

async function swapTime(log: AsyncIterable<AccessRecord>): Promise<number> {
  let first = Infinity
  let last = -Infinity
  for await (const { operation, receivedAt, answeredAt } of log) {
    first = Math.min(first, Date.parse(receivedAt))
    if (operation === 'assignLicense') last = Math.max(last, Date.parse(answeredAt))
  }
  return last - first
}
