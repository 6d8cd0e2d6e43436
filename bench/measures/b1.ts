import type { AccessRecord } from '../../emulator/events.ts'
import { anEstate } from '../harness/an-estate.ts'
import { quotaShare, sum } from '../harness/arithmetic.ts'
import { nameBinding } from '../harness/binding.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import { atLeast, atMost, below, type Figure } from '../harness/figure.ts'
import type { Measure, Say, Size } from '../harness/measure.ts'
import { brokenPromises } from '../harness/promises.ts'
import { startStack } from '../harness/stack.ts'
import { watchStretch } from '../harness/stopwatch.ts'

/** Microsoft Graph, throttling limits, identity and access: directory writes of an application, over all customers and in one. */
const QUOTAS = {
  app: { limit: 70_000, windowMs: 300_000 },
  customer: { limit: 3_000, windowMs: 150_000 },
} as const

interface Book {
  readonly binding: keyof typeof QUOTAS
  readonly customers: number
  readonly usersPerCustomer: number
  /** Virtual seconds in a real one, for both sides: so that either copes with the writes of a real second. */
  readonly rate: number
}

const BOOKS: Readonly<Record<Size, readonly Book[]>> = {
  full: [
    { binding: 'customer', customers: 4, usersPerCustomer: 10_000, rate: 4 },
    { binding: 'app', customers: 50, usersPerCustomer: 10_000, rate: 1.5 },
  ],
  quick: [{ binding: 'customer', customers: 1, usersPerCustomer: 7_000, rate: 4 }],
}

const WITHIN_MS = 60 * 60_000

/**
 * B1: how much of the quota that binds is used over whole windows, the first and the last dropped, with the budget's share at
 * 100 %; and whether anything was sent while the provider had asked for a pause. From the emulator's access log, on its clock.
 * The customers have the seats already, so that nothing waits for a purchase.
 */
export const b1: Measure = {
  name: 'B1',
  title: 'share of the write quota that binds',
  async run(size, say) {
    const figures: Figure[] = []
    for (const book of BOOKS[size]) figures.push(...(await measure(book, say)))
    return figures
  },
}

async function measure(book: Book, say: Say): Promise<readonly Figure[]> {
  const { binding, customers, usersPerCustomer, rate } = book
  await using stack = await startStack({ estate: anEstate({ customers, usersPerCustomer, isPrepared: true }), rate, workers: 1 })
  const plan = await approveWhole(stack.api, quickChoices({ seatsFrom: ['owned'] }), say)
  const before = await stack.provider.lastAccess()
  const watched = watchStretch(stack)
  await runToItsEnd(stack.api, plan, WITHIN_MS, say)
  const stretch = watched()
  say('reading the access log')
  const seen = await readWrites(stack.provider.access(before), binding)
  say('checking the promises')
  const report = await stack.provider.checkPromises()
  // A customer that was done before it had a whole window says nothing.
  const shares = [...seen.writes.values()].map((at) => quotaShare(at, QUOTAS[binding])).filter((each) => each.windows > 0)
  const windows = sum(shares.map((each) => each.windows))
  const share = sum(shares.map((each) => each.share * each.windows)) / windows
  const name = `${customers} x ${usersPerCustomer} users, the ${binding}'s quota binds`
  const binds = share >= 0.95 ? `quota of the ${binding}` : nameBinding(stretch)
  const facts = { windows, shares: shares.map((each) => each.share), rate, requests: seen.requests, throttled: seen.throttled }
  const more = { broken: brokenPromises(report), seconds: stretch.realMs / 1000, cpuMs: stretch.cpuMs, waits: stretch.waits }
  const common = { measure: 'B1', facts: {}, binds: '' }
  const inside = report.P9.violations.filter(({ text }) => text.includes(' arrived at ')).length
  return [
    { measure: 'B1', what: name, target: atLeast(95), measured: 100 * share, unit: '%', binds, facts: { ...facts, ...more } },
    { ...common, what: `${name}: calls inside Retry-After`, target: atMost(0), measured: inside, unit: 'calls' },
    { ...common, what: `${name}: answered 429`, target: below(0.5), measured: (100 * seen.throttled) / seen.requests, unit: '%' },
  ]
}

interface Seen {
  /** When each write was let through, on the emulator's clock (epoch ms), by whose quota it drew on. */
  readonly writes: ReadonlyMap<string, readonly number[]>
  /** Requests and items of batches. */
  readonly requests: number
  readonly throttled: number
}

async function readWrites(log: AsyncIterable<AccessRecord>, binding: Book['binding']): Promise<Seen> {
  const writes = new Map<string, number[]>()
  let requests = 0
  let throttled = 0
  for await (const { operation, status, receivedAt, customerId } of log) {
    requests += 1
    if (status === 429) throttled += 1
    else if (operation === 'assignLicense') {
      const whose = binding === 'app' ? 'app' : (customerId ?? '')
      const at = writes.get(whose) ?? []
      at.push(Date.parse(receivedAt))
      writes.set(whose, at)
    }
  }
  return { writes, requests, throttled }
}
