import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Overview } from '../../src/api/contract/overview.ts'
import type { BodyInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { startUndo, untilDone, untilSettled } from '../support/carry-out.ts'

type Choices = Partial<BodyInput<typeof routes.createPlan>['choices']>

let product: RunningProduct

beforeAll(async () => {
  product = await startRunningProduct(withGroup(aSmallBook({ contoso: 25, fabrikam: 3, tailspin: 2 }), 'Tailspin'), 1800)
}, 120_000)
afterAll(() => product[Symbol.asyncDispose]())

function overview(): Promise<Overview> {
  return product.api.call(routes.getOverview)
}

async function scan(): Promise<string> {
  const { id } = await product.api.call(routes.takeSnapshot)
  await until('the scan', async () => (await product.api.call(routes.getSnapshot, { params: { id } })).state === 'complete' || undefined)
  return id
}

/** Plans these customers by the latest scan; gives the plan's id. */
async function plan(only: readonly string[], others: Choices = {}): Promise<string> {
  return (await product.api.call(routes.createPlan, { body: { choices: { ...QUICK_CHOICES, ...others, only: [...only] } } })).id
}

async function carryOut(id: string): Promise<string> {
  await product.api.call(routes.approvePlan, { params: { id }, body: { all: true } })
  const { id: run } = await product.api.call(routes.startRun, { body: { plan: id } })
  await untilSettled(product, run)
  return run
}

/** Of each retirement the users at the scan and now, and what the burn-down ends with. */
async function inUse(): Promise<string> {
  const { retirements, burnDown } = await overview()
  const each = (retirements ?? []).map(({ id, inUse: { scanned, now } }) => `${id} ${scanned} > ${now}`)
  return [...each.toSorted(), `all ${burnDown?.points.at(-1)?.seats ?? 'nothing'}`].join(', ')
}

/** Only those with somebody in them. */
async function states(): Promise<string> {
  const all = Object.entries((await overview()).states ?? {})
  return all.flatMap(([state, n]) => (n > 0 ? [`${n} ${state}`] : [])).join(', ')
}

async function typed(): Promise<string> {
  const { exit, out, err } = await typeCommand(product, ['overview'])
  expect([exit, err]).toEqual([0, ''])
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
  return out
}

describe('the overview', () => {
  test('says that nobody has scanned yet, and how far the connection may go', async () => {
    expect(await overview()).toEqual({
      ...{ at: expect.any(String), trust: 'full', practice: true, writesStopped: null },
      ...{ scan: null, retirements: null, states: null, burnDown: null },
    })
    expect(await typed()).toContain('Nobody has scanned yet: crossgrade snapshot take')
  })

  test('shows what a scan found: customers, subscriptions, seats, users who hold them, the next day', async () => {
    await product.startWorker()
    const id = await scan()
    const { scan: seen, retirements, burnDown } = await overview()
    expect(seen).toMatchObject({ id, coverage: { total: 3, read: 3, failed: 0, firstFailed: [] } })
    expect(seen?.ageMs).toBeGreaterThan(0)
    expect(retirements).toEqual([
      {
        ...{ id: 'office-365-e4', customers: 2, subscriptions: 2, seats: 34, notCounted: 0 },
        title: expect.objectContaining({ en: expect.stringContaining('E4'), it: expect.any(String), sv: expect.any(String) }),
        inUse: { scanned: 30, now: 30 },
        deadline: { kind: 'term-end', at: expect.stringMatching(/^2026-11-1/) },
      },
      expect.objectContaining({ id: 'kaizala-pro', customers: 1, subscriptions: 1, seats: 4, inUse: { scanned: 4, now: 4 } }),
    ])
    expect(burnDown).toMatchObject({
      points: [
        { seats: 34, scan: id, notRead: 0 },
        { seats: 34, scan: null },
      ],
      deadline: { kind: 'term-end', at: expect.stringMatching(/^2026-11-1/) },
      lastTermEnd: expect.stringMatching(/^2026-11-1/),
    })
    expect(await states()).toBe('3 no-plan')
    expect(await typed()).toMatch(/Customers: 3 in no plan\.[^]*34 \(s-1\)[^]*Next: 2026-11-1. term end/)
  })

  test('follows customers from a plan to a yes', async () => {
    const id = await plan(['contoso.example', 'fabrikam.example'])
    expect(await states()).toBe('1 no-plan, 2 planned')
    await product.api.call(routes.approvePlan, { params: { id }, body: { customers: ['fabrikam.example'] } })
    expect(await states()).toBe('1 no-plan, 1 planned, 1 approved')
  })

  let first = ''
  let second = ''

  async function goOn(customer: string): Promise<void> {
    await product.api.call(routes.goOn, { params: { id: second, gate: 'move' }, body: { customer } })
    await untilSettled(product, second)
  }

  test('takes those off who were moved, and only those', async () => {
    first = await carryOut(await plan(['contoso.example']))
    expect(await inUse()).toBe('kaizala-pro 4 > 4, office-365-e4 30 > 5, all 9')
    expect(await states()).toBe('1 no-plan, 1 approved, 1 done')
  })

  test('counts nobody twice after a later scan, whoever has come since', async () => {
    await scan()
    expect(await inUse()).toBe('kaizala-pro 4 > 4, office-365-e4 5 > 5, all 9')
    // A seat is spare, and the run takes them along.
    const hired = { userPrincipalName: 'nina@fabrikam.example', usageLocation: 'US', licenses: [{ sku: 'o365-e4' }] }
    await product.practice.call('POST', '/emulator/customers/fabrikam.example/users', z.unknown(), hired)
    second = await carryOut(await plan(['fabrikam.example', 'tailspin.example'], { waitBefore: { move: 'person' } }))
    expect(await inUse()).toBe('kaizala-pro 4 > 4, office-365-e4 5 > 5, all 9')
    expect(await states()).toBe('2 needs-person, 1 done')
    await goOn('fabrikam.example')
    expect(await inUse()).toBe('kaizala-pro 4 > 4, office-365-e4 5 > 0, all 4')
    await goOn('tailspin.example')
    expect(await inUse()).toBe('kaizala-pro 4 > 0, office-365-e4 5 > 0, all 0')
    expect(await states()).toBe('3 done')
    expect((await overview()).retirements?.map(({ deadline }) => deadline)).toEqual([null, null])
  })

  test('adds those again who were put back, whom the scan had not seen', async () => {
    const back = await startUndo(product, first)
    await untilDone(product, back)
    expect(await inUse()).toBe('kaizala-pro 4 > 0, office-365-e4 5 > 25, all 25')
    expect(await states()).toBe('2 done, 1 undone')
  })

  test('adds one user who was put back alone, though the customer is done', async () => {
    const back = await startUndo(product, second, { users: ['megan@fabrikam.example'] })
    await untilDone(product, back)
    expect(await inUse()).toBe('kaizala-pro 4 > 0, office-365-e4 5 > 26, all 26')
  })

  test('has nothing to add to what a scan says afterwards', async () => {
    const id = await scan()
    expect(await inUse()).toBe('kaizala-pro 0 > 0, office-365-e4 26 > 26, all 26')
    const { points } = (await overview()).burnDown ?? { points: [] }
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted())
    expect(points[0]).toMatchObject({ seats: 34, scan: 's-1' })
    expect(points.filter((point) => point.scan !== null).map((point) => `${point.scan ?? ''} ${point.seats}`)).toEqual([
      's-1 34',
      's-2 9',
      `${id} 26`,
    ])
    expect(Math.min(...points.map(({ seats }) => seats))).toBeGreaterThanOrEqual(0)
  })

  test('says who was not read, and that what they have is not counted', async () => {
    const { id: customer } = await product.practice.call('GET', '/emulator/customers/contoso.example', z.object({ id: z.string() }))
    const fault = { kind: 'error', code: '20002', operation: 'listSubscriptions', customer, every: 1 }
    await product.practice.call('POST', '/emulator/faults', z.unknown(), fault)
    await scan()
    const { scan: seen, burnDown } = await overview()
    expect(seen?.coverage).toMatchObject({ total: 3, read: 2, failed: 1, firstFailed: [{ customer: { name: 'Contoso' } }] })
    expect(seen?.coverage.firstFailed[0]?.why).toMatch(/\w/)
    expect(burnDown?.points.at(-1)).toMatchObject({ seats: 1, notRead: 1 })
    expect(await typed()).toMatch(/not read {2}Contoso \(contoso\.example\)/)
  })

  test('says that nothing may be changed, and since when', async () => {
    await product.api.call(routes.stopWrites)
    expect((await overview()).writesStopped).toEqual({ at: expect.any(String), by: expect.any(String) })
    expect(await typed()).toMatch(/to allow them: crossgrade\s+writes allow/)
  })
})
