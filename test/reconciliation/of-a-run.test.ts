import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { z } from 'zod'
import type { EstateCustomer, EstateUser } from '../../emulator/estates/estate.ts'
import type { CustomerReading, CustomerSku } from '../../src/api/contract/reconciliations.ts'
import { routes } from '../../src/api/contract/routes.ts'
import type { Run } from '../../src/api/contract/runs.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { startRun } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

/** Hours until an order is complete, and until its seats show: long enough to look meanwhile. */
const ORDER_HOURS = 5
const SEATS_HOURS = 15

const USERS = 20

let product: RunningProduct
let run: string

/** What was found at each moment of the run, by customer. */
const found = { ordered: new Map<string, string[]>(), bought: new Map<string, string[]>() }

beforeAll(async () => {
  product = await startRunningProduct(
    {
      format: 1,
      name: 'reconciled-run',
      clock: '2026-01-15T00:00:00Z',
      partner: { name: 'Practice Partner', country: 'US' },
      settings: { lags: { order: `PT${ORDER_HOURS}H`, seats: `PT${SEATS_HOURS}H` } },
      customers: [
        aCustomer('Contoso', 'o365-e4', USERS),
        // A mailbox is new to them, and one user's mail address is taken.
        aCustomer('Fabrikam', 'kaizala-pro', 3, [
          { upn: 'info@fabrikam.example', usageLocation: 'US', proxyConflict: true, licenses: [{ product: 'kaizala-pro' }] },
        ]),
      ],
    },
    240,
  )
  await product.startWorker()
  run = await startRun(product, {
    newServices: 'on',
    voiceLoss: 'accept',
    options: { 'office-365-e4': 'office-365-e3', 'kaizala-pro': 'office-365-e1' },
    hold: { hours: 0 },
  })
  await untilRun('the order is waited for', ({ migrations }) =>
    migrations.every(({ step, state }) => step === 'buy' && state === 'waiting'),
  )
  await advance('1h')
  for (const [customer, causes] of await take()) found.ordered.set(customer, causes)
  await advance(`${ORDER_HOURS}h`)
  await untilRun('the seats are waited for', ({ migrations }) =>
    migrations.every(({ step, state }) => step === 'wait-until-ready' && state === 'waiting'),
  )
  for (const [customer, causes] of await take()) found.bought.set(customer, causes)
  await advance(`${SEATS_HOURS}h`)
  await untilRun('it settles', ({ settled }) => settled)
}, 180_000)

afterAll(() => product?.[Symbol.asyncDispose]())

function aCustomer(name: string, old: string, count: number, others: readonly EstateUser[] = []): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  return {
    ...{ name, domain, country: 'US' },
    subscriptions: [{ product: old, family: 'legacy', quantity: count + others.length + 2, termEnds: 'P300D', autoRenew: false }],
    users: [...others, { count, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product: old }] }],
  }
}

async function untilRun(what: string, isSo: (state: Run) => boolean): Promise<void> {
  await until(what, async () => isSo(await product.api.call(routes.getRun, { params: { id: run } })) || undefined, 90_000)
}

async function advance(by: string): Promise<void> {
  await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: by })
}

/** Reconciles the customers of the latest run: `Office 365 E3: provisioning 22 expected` by customer. */
async function take(): Promise<ReadonlyMap<string, string[]>> {
  const { id, chosenBy } = await product.api.call(routes.takeReconciliation, { body: {} })
  expect(chosenBy).toBe(`the customers of the latest run, ${run}`)
  await until('everybody was read', async () => (await product.api.call(routes.getReconciliation, { params: { id } })).done || undefined)
  const { items } = await product.api.call(routes.listReconciledSkus, { params: { id } })
  const grouped = Map.groupBy(items, ({ customer }) => customer.name)
  return new Map([...grouped].map(([name, skus]) => [name, skus.flatMap(({ sku }) => inWords(sku)).sort()]))
}

function inWords({ product: name, causes }: CustomerSku['sku']): readonly string[] {
  return causes.map(({ code, seats, severity }) => `${name}: ${code} ${seats} ${severity}`)
}

async function readingOf(customer: string): Promise<CustomerReading> {
  const { reconciliation } = await product.api.call(routes.getMigrations, { params: { id: run, customer } })
  if (!reconciliation) throw new Error(`nobody has looked at ${customer}`)
  return reconciliation
}

describe('while a run goes on', () => {
  test('an order that is not complete is named', () => {
    expect(found.ordered.get('Contoso')).toEqual([
      'Office 365 E3: order-open 22 expected',
      'Office 365 Enterprise E4: old-not-ended 2 expected',
    ])
  })

  test('seats that are bought and not there yet are being set up', () => {
    expect(found.bought.get('Contoso')).toEqual([
      'Office 365 E3: provisioning 22 expected',
      'Office 365 Enterprise E4: old-not-ended 2 expected',
    ])
  })
})

describe('of itself, a run reconciles each customer', () => {
  test('after each step that moves the figures, once', async () => {
    expect(await stepsReconciled('contoso.example')).toEqual(['move-licenses', 'switch-off', 'wait-until-ready'])
    expect(await stepsReconciled('fabrikam.example')).toEqual(['wait-until-ready'])
  })

  test('with no read per user', async () => {
    const calls = await accessOf('contoso.example')
    // The snapshot, two reconciliations that were asked for, three steps; a worker that lost its lease reads once more.
    const lists = calls.filter((operation) => operation === 'listSubscriptions').length
    expect(lists).toBeGreaterThanOrEqual(6)
    expect(lists).toBeLessThan(USERS)
  })

  test('and shows the newest: what is old is suspended, and what is free was planned so', async () => {
    const { after, error, notRead, skus } = await readingOf('contoso.example')
    expect([after, error, notRead]).toEqual([{ run, decision: expect.any(String), step: 'switch-off' }, null, []])
    expect(skus.flatMap(inWords).sort()).toEqual([
      'Office 365 E3: spare-seats 2 expected',
      'Office 365 Enterprise E4: ended-still-counted 22 expected',
    ])
    expect(skus.map(({ bought, assigned }) => [bought, assigned])).toEqual(
      expect.arrayContaining([
        [22, 20],
        [0, 0],
      ]),
    )
    expect(skus.every(({ holders }) => typeof holders === 'object')).toBe(true)
  })

  test('and keeps its promises', async () => {
    await expectPromisesHeld(product)
  })
})

describe('where somebody could not be moved', () => {
  test('the free seat is theirs, and wants somebody', async () => {
    const causes = await take()
    expect(causes.get('Fabrikam')).toEqual([
      'Microsoft Kaizala Pro: old-not-ended 5 expected',
      'Office 365 E1: not-moved-yet 1 act',
      'Office 365 E1: spare-seats 2 expected',
    ])
  })

  test('run show has it below the migration', async () => {
    const { out } = await typeCommand(product, ['run', 'show', run, '--customer', 'Fabrikam'])
    expect(out).toMatch(/seats, units and licenses of 20\d\d-\d\d-\d\d \d\d:\d\dZ/)
    expect(out).toContain('act: 1 between units and assigned, 1 user of the approved part has not')
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})

async function stepsReconciled(domain: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ step: string }>(
      `select step from reconciled_customers where run_id = $1 and domain = $2 and state = 'read' order by step`,
      [run, domain],
    )
    return rows.map(({ step }) => step)
  } finally {
    await client.end()
  }
}

async function accessOf(domain: string): Promise<readonly string[]> {
  const customer = await product.practice.call('GET', `/emulator/customers/${domain}`, z.looseObject({ id: z.string() }))
  const Access = z.object({ access: z.array(z.looseObject({ operation: z.string(), customerId: z.string().nullable() })) })
  const { access } = await product.practice.call('GET', '/emulator/access?limit=10000', Access)
  return access.filter(({ customerId }) => customerId === customer.id).map(({ operation }) => operation)
}
