import type { z } from 'zod'
import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'
import type { BodyInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { eventually, openEmulator, type Emulator } from '../integration/outsider/support/emulator.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { approvePlan } from '../support/carry-out.ts'

export type Run = z.output<(typeof routes.getRun)['response']>
type Choices = BodyInput<typeof routes.createPlan>['choices']

/** Every licensed user to Office 365 E3 at once, seats owned before seats bought: a later plan begins with what stands. */
export const CHOICES = {
  newServices: 'off',
  voiceLoss: 'accept',
  options: { 'office-365-e4': 'office-365-e3' },
  seatsFrom: ['owned', 'new'],
  hold: { hours: 0 },
} as const satisfies Choices

/** Users are read as they were half a minute before, so that a swap whose answer was lost is not settled as soon as somebody looks. */
export const SEEN_LATE = { kind: 'stale', operation: 'getUser', every: 1, seconds: 30 }

/** Customers of Office 365 E4 and nothing else, by domain, with so many users each. */
export function aBookOf(users: Readonly<Record<string, number>>, own: Readonly<Record<string, Partial<EstateCustomer>>> = {}): Estate {
  return {
    format: 1,
    name: 'held',
    clock: '2026-01-15T00:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    customers: Object.entries(users).map(([domain, count]) => ({ ...aCustomer(domain, count), ...own[domain] })),
  }
}

function aCustomer(domain: string, count: number): EstateCustomer {
  return {
    name: domain.split('.')[0] ?? domain,
    domain,
    country: 'US',
    agreementSigned: true,
    appConsent: true,
    why: 'a customer whose run is held',
    subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: count, termEnds: 'P300D', autoRenew: false }],
    users: [{ count, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }],
  }
}

/** A product with one worker in a world in which time stands still unless a test moves it. */
export interface HeldProduct extends AsyncDisposable {
  readonly product: RunningProduct
  readonly world: Emulator
  /** Scans, plans, approves all and starts; gives the run's id. */
  start(choices?: Choices, pauseAbove?: number | null): Promise<string>
  run(id: string): Promise<Run>
  /** Looks, without moving the clock, until it is so. */
  until(id: string, isSo: (run: Run) => boolean): Promise<Run>
  /** Moves the clock by `span` again and again until it is so. */
  advanceUntil(id: string, isSo: (run: Run) => boolean, span?: string): Promise<Run>
  /** Operations that would change something at Microsoft, after this request; of a batch its items. */
  writesAfter(request: number): Promise<readonly string[]>
  lastRequest(): Promise<number>
}

export async function hold(estate: Estate): Promise<HeldProduct> {
  return holdProduct(await startRunningProduct(estate, 0))
}

/** The same of a product that has been started. */
export function holdProduct(product: RunningProduct): HeldProduct {
  const world = openEmulator(product.emulator.url)
  const run = (id: string) => product.api.call(routes.getRun, { params: { id } })
  async function look(id: string, isSo: (run: Run) => boolean, before: () => Promise<void>): Promise<Run> {
    let last: Run | undefined
    const found = until(`${id} to be as wanted`, async () => {
      last = await run(id)
      if (isSo(last)) return last
      await before()
      return undefined
    })
    return found.catch((error: unknown) => {
      throw new Error(`not as wanted: ${JSON.stringify(last, null, 1)}`, { cause: error })
    })
  }
  return {
    product,
    world,
    run,
    async start(choices = CHOICES, pauseAbove) {
      const plan = await approvePlan(product, choices)
      return (await product.api.call(routes.startRun, { body: { plan, ...(pauseAbove === undefined ? {} : { pauseAbove }) } })).id
    },
    until: (id, isSo) => look(id, isSo, async () => undefined),
    advanceUntil: (id, isSo, span = '2m') => look(id, isSo, () => world.advance(span)),
    writesAfter: async (request) =>
      (await world.requests(request))
        .filter(({ isWrite, operation }) => isWrite && operation !== 'batch')
        .map(({ operation }) => operation),
    lastRequest: async () => (await world.requests()).at(-1)?.id ?? 0,
    [Symbol.asyncDispose]: () => product[Symbol.asyncDispose](),
  }
}

/** A swap whose answer is lost stands as sent before it has arrived. */
export async function untilSwapsArrived({ world }: HeldProduct): Promise<void> {
  await eventually('the swaps have arrived', async () => (await world.requests()).some(({ operation }) => operation === 'assignLicense'))
}

export function isAt(step: string, state: string): (run: Run) => boolean {
  return ({ migrations }) => migrations.every((each) => each.step === step && each.state === state)
}

export function isState(state: Run['state']): (run: Run) => boolean {
  return (run) => run.state === state
}

/** Kinds of a run's events, in order. */
export async function eventsOf({ product }: HeldProduct, id: string): Promise<readonly string[]> {
  const { items } = await product.api.call(routes.listRunEvents, { params: { id }, query: { limit: 1000 } })
  return items.map(({ kind }) => kind)
}

/** Carries a run to where nothing goes on by itself, then past the deletion by Microsoft. */
export async function carryToEnd({ advanceUntil, world, product }: HeldProduct, id: string): Promise<void> {
  await advanceUntil(id, ({ settled }) => settled, '15m')
  await eventually(`${id} is finished`, async () => {
    await world.advance('70d')
    return (await product.api.call(routes.getRun, { params: { id } })).state === 'finished'
  })
}
