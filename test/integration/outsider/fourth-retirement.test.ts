import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, startMoving, type Installation } from './support/installation.ts'
import { Affected, CatalogCheck } from './support/shapes.ts'

const CATALOG = join(import.meta.dirname, 'tidewater-catalog')
const HUB = '7a000000-0000-4000-8000-000000000002'
const KELP = 'kelp.example'

let at: Installation
beforeAll(async () => {
  at = await install({ estate: 'tidewater.yaml', catalog: CATALOG })
})
afterAll(() => at?.close())

test('a retirement that came as one file can be checked before it is used', async () => {
  expect(await at.read(CatalogCheck, `catalog check ${join(CATALOG, 'tidewater-desk.yaml')}`)).toEqual({ ok: true, findings: [] })
})

test('a retirement that came as one file is discovered, planned and carried out', async () => {
  expect((await at.type('retirement list')).out).toContain('tidewater-desk')
  const plan = await startMoving(at, '--new-services off --option tidewater-desk=tidewater-hub --hold 0h')
  expect(plan.totals).toEqual(expect.objectContaining({ customers: 1, toReplace: 1, blocked: 0, users: 3 }))
  const { items } = await at.read(Affected, 'snapshot affected')
  expect(items[0]?.subscriptions.filter(({ retirement }) => retirement === 'tidewater-desk')).toHaveLength(1)

  const run = await at.until(({ settled }) => settled)
  expect(run.migrations.map(({ state }) => state)).toEqual(['watching'])
  const { subscriptions } = await at.emulator.customer(KELP)
  expect(subscriptions.filter(({ boughtHere }) => boughtHere)).toEqual([
    expect.objectContaining({ product: 'tidewater-hub', quantity: 4, status: 'active' }),
  ])
  expect(subscriptions.find(({ product }) => product === 'tidewater-desk')?.status).toBe('suspended')
})

test.for([
  ['mara', 'chat switched off: its successor is switched off', ['TIDE_MAIL_2']],
  ['paul', 'everything: everything that has a successor, and nothing new', ['TIDE_MAIL_2', 'TIDE_TALK']],
] as const)('%s had %s', async ([name, , on]) => {
  expect((await at.emulator.user(KELP, `${name}@kelp.example`)).servicesOn).toEqual(on)
})

test('a license that is not retired stays as it was', async () => {
  const { licenses, servicesOn } = await at.emulator.user(KELP, 'odd@kelp.example')
  expect(licenses.map(({ skuId }) => skuId)).toContain(HUB)
  expect(licenses).toHaveLength(2)
  expect(servicesOn).toContain('EXCHANGE_S_ENTERPRISE')
})

test('the emulator finds no promise broken', async () => {
  const { broken, checked } = await at.emulator.promises()
  expect(broken).toEqual([])
  expect(checked).toBeGreaterThan(10)
})
