import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { OFFICES } from './offices.ts'
import { typeCommand } from './type-command.ts'

const PlanDocument = z.object({ id: z.string(), snapshot: z.string(), totals: z.object({ customers: z.number(), toReplace: z.number() }) })
const MOVE = ['plan', 'create', '--new-services', 'off', '--hold', '0h']

let product: RunningProduct
beforeAll(async () => {
  product = await startRunningProduct(OFFICES, 600)
  await product.startWorker()
  expect((await typeCommand(product, ['snapshot', 'take'])).exit).toBe(0)
}, 120_000)
afterAll(() => product?.[Symbol.asyncDispose]())

describe('products', () => {
  test('are listed as customers have them, with the retirement that names them', async () => {
    const { out } = await typeCommand(product, ['product', 'list'])
    expect(out).toContain('Office 365 Enterprise E1\n  legacy, 1 customer, 5 seats\n  offer id  91fd106f-4b2c-4938-95ac-f54f74e9a239')
    expect(out).toContain('  retired   office-365-e4')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('are found by a part of their name', async () => {
    const { out } = await typeCommand(product, ['product', 'list', '--name', 'enterprise e3'])
    expect(out).toContain('Office 365 Enterprise E3')
    expect(out).not.toContain('E1')
  })
})

describe('a move that cannot be planned', () => {
  test.each([
    [['--from', 'Office 365 E1'], '--from is given without --to'],
    [
      ['--from', 'Enterprise E1', '--to', 'Office 365 E3'],
      /--from: no customer has "Enterprise E1".*they\s+have Office 365 Enterprise E1/s,
    ],
    [
      ['--from', 'Office 365 Enterprise E1', '--to', 'Office E3'],
      /no product "Office E3" in the catalog; did\s+you\s+mean\s+Office\s+365\s+E3/,
    ],
  ])('%j: says what would be right', async (flags, said) => {
    const { exit, out, err } = await typeCommand(product, [...MOVE, ...flags])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toMatch(said)
  })

  test('says which products go by one name', async () => {
    const { exit, err } = await typeCommand(product, [...MOVE, '--from', 'office bundle', '--to', 'Office 365 E3'])
    expect(exit).toBe(2)
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(
      /several products .* are called "office bundle"; expected one of the offer ids \S+ \(legacy, 1 customer\), /,
    )
  })

  test('names the snapshot to take, where one was named that has not looked', async () => {
    const words = [...MOVE, '--snapshot', 's-1', '--from', 'Office 365 Enterprise E1', '--to', 'Office 365 E3']
    const { exit, err } = await typeCommand(product, words)
    expect(exit).toBe(1)
    expect(err.replaceAll(/\s+/g, ' ')).toContain('crossgrade snapshot take --product "Office 365 Enterprise E1" --to "Office 365 E3"')
  })
})

test('a product that no retirement names is moved like any other', { timeout: 180_000 }, async () => {
  const typed = await typeCommand(product, [...MOVE, '--from', 'office 365 enterprise e1', '--to', 'Office 365 E3'])
  expect(typed.err).toBe('')
  expect(typed.out).toContain('a snapshot that does is taken first')

  // By its offer id now, and the snapshot that was taken is used again.
  const words = [...MOVE, '--from', '91FD106F-4B2C-4938-95AC-F54F74E9A239', '--to', 'ENTERPRISEPACK', '--json']
  const plan = PlanDocument.parse(JSON.parse((await typeCommand(product, words)).out))
  expect(plan).toMatchObject({ totals: { customers: 1, toReplace: 1 } })

  const { api } = product
  await api.call(routes.approvePlan, { params: { id: plan.id }, body: { all: true } })
  const run = await api.call(routes.startRun, { body: { plan: plan.id } })
  await untilFinished(product, run.id)
  expect(await readEndState(product, run.id)).toMatchSnapshot()
  await expectPromisesHeld(product)
})
