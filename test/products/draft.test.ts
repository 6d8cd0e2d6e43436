import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { untilFinished } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { OFFICES } from './offices.ts'
import { typeCommand } from './type-command.ts'

const E1_OFFER = '91fd106f-4b2c-4938-95ac-f54f74e9a239'
const PLAN = [
  'plan',
  'create',
  '--new-services',
  'off',
  '--hold',
  '0h',
  '--only',
  'harbor.example',
  '--option',
  'office-365-e1=office-365-e3',
]
const Drafted = z.object({ file: z.string() })

let product: RunningProduct
beforeAll(async () => {
  product = await startRunningProduct(OFFICES, 600)
  await product.startWorker()
  expect((await typeCommand(product, ['snapshot', 'take'])).exit).toBe(0)
}, 120_000)
afterAll(() => product?.[Symbol.asyncDispose]())

test('a draft without anybody to ask says every flag that is missing, and which offers there are', async () => {
  const { exit, err } = await typeCommand(product, ['retirement', 'draft', '--product', 'enterprise e1'])
  expect(exit).toBe(2)
  expect(err).toContain('--offer, --effective-on, --to, --source: missing')
  expect(err).toContain(E1_OFFER)
})

test('a draft of what nobody has is refused', async () => {
  const { exit, err } = await typeCommand(product, ['retirement', 'draft', '--product', 'abacus'])
  expect(exit).toBe(1)
  expect(err).toContain('crossgrade product list')
})

test('a draft with much that is wrong hears all of it at once, and nothing is written', async () => {
  const { exit, out, err } = await typeCommand(product, [
    ...['retirement', 'draft', '--product', 'enterprise e1', '--id', 'Office E1', '--effective-on', '1/4/2027', '--policy', 'drop'],
    ...['--offer', '00000000-0000-4000-8000-000000000000', '--offer', `${E1_OFFER}=school`],
    ...['--to', 'Office 365 E3', '--to', 'Office 365 E99', '--source', ' ', '--source-url', 'somewhere'],
  ])
  expect([exit, out]).toEqual([2, ''])
  for (const said of [
    '--id: found "Office E1"; expected small letters, digits and hyphens',
    '--effective-on: found "1/4/2027"; expected a day that exists, written YYYY-MM-DD',
    '--policy: no policy "drop"; expected one of leave, stop-renewal, suspend, migrate',
    '--offer: no customer has the offer 00000000-0000-4000-8000-000000000000',
    '--offer: no segment school; expected one of commercial, government',
    '--to: no product "Office 365 E99" in the catalog',
    '--source: found',
    '--source-url: found',
  ]) {
    expect(err.replaceAll(/\s+/g, ' ')).toContain(said)
  }
  expect((await typeCommand(product, ['retirement', 'list'])).out).not.toContain('e1')
})

test('a version that the catalog does not have is said to be missing, with those that are there', async () => {
  const { exit, err } = await typeCommand(product, ['retirement', 'show', 'office-365-e4', '--version', '1'])
  expect([exit, err]).toEqual([1, 'There is no such version.\n  No version 1 of office-365-e4. The catalog has 2.\n'])
  expect((await typeCommand(product, ['retirement', 'show', 'office-365-e4', '--version', '2'])).out).toContain('version 2')
})

test('an id that exists is refused', async () => {
  const { exit, err } = await typeCommand(product, [...draftWords(E1_OFFER), '--id', 'office-365-e4'])
  expect(exit).toBe(2)
  expect(err.replaceAll(/\s+/g, ' ')).toContain('--id: office-365-e4 exists already')
})

test('answers are asked for, and those that were wrong once more', async () => {
  const answers = ['9', 'lagoon-e3', '', '2027-02-30', '', '', 'Office 365 E5', '', '', 'Announcement of E3', '', '1', '2027-02-01']
  const typed = await typeCommand(product, ['retirement', 'draft', '--product', 'enterprise e3'], answers)
  expect(typed.err).toContain('--effective-on')
  expect(typed.out).toContain('1  Office 365 Enterprise E3')
  expect(typed.exit).toBe(0)
  expect(typed.asked.slice(-2).map((question) => question.slice(0, 12))).toEqual(['Which of the', 'Retired from'])
  const shown = await typeCommand(product, ['retirement', 'show', 'lagoon-e3'])
  expect(shown.out).toContain('effective 2027-02-01')
})

test('a draft is there at once, not reviewed; is planned when somebody says so; and is carried out', { timeout: 180_000 }, async () => {
  const drafted = await typeCommand(product, [...draftWords(E1_OFFER), '--id', 'office-365-e1', '--title', 'Office 365 E1', '--json'])
  const { file } = Drafted.parse(JSON.parse(drafted.out))
  expect(existsSync(file)).toBe(true)

  expect((await typeCommand(product, ['retirement', 'list'])).out).toContain('office-365-e1, not reviewed')
  const shown = (await typeCommand(product, ['retirement', 'show', 'office-365-e1', '--language', 'sv'])).out
  expect(shown).toContain('not reviewed: nobody has compared it')
  expect(shown).toContain('3  office-365-e3-microsoft-teams-phone-standard: Office 365 E3 + Microsoft\n')
  await typeCommand(product, ['snapshot', 'take'])
  expect((await typeCommand(product, ['snapshot', 'affected'])).out).toContain('office-365-e1, not reviewed')

  const { api } = product
  const refused = await typeCommand(product, PLAN)
  const blocked = await typeCommand(product, ['plan', 'show', 'p-1'])
  expect([refused.exit, blocked.out]).toEqual([0, expect.stringContaining('not-reviewed')])

  const allowed = await typeCommand(product, [...PLAN, '--allow-unreviewed'])
  expect([allowed.exit, allowed.err]).toEqual([0, ''])
  expect((await typeCommand(product, ['plan', 'show', 'p-2'])).out).toContain('office-365-e3, not reviewed')
  await api.call(routes.approvePlan, { params: { id: 'p-2' }, body: { all: true } })
  const run = await api.call(routes.startRun, { body: { plan: 'p-2' } })
  await untilFinished(product, run.id)
  const { items } = await api.call(routes.listRunUsers, { params: { id: run.id }, query: {} })
  expect(items.map(({ state }) => state)).toEqual(['verified', 'verified', 'verified', 'verified'])
  await expectPromisesHeld(product)

  // A file that cannot be used stops nothing: what was read before holds, and the status says so.
  const broken = join(dirname(file), 'broken.yaml')
  writeFileSync(broken, 'id: broken\nretires: []\n')
  expect((await typeCommand(product, ['status'])).out).toMatch(/not up to date[\s\S]*broken\.yaml/)
  expect((await typeCommand(product, ['retirement', 'list'])).out).toContain('office-365-e1')
  const another = await typeCommand(product, [...draftWords(E1_OFFER), '--id', 'another'])
  expect([another.exit, another.err]).toEqual([1, expect.stringContaining('Mend them first')])
  rmSync(broken)
  expect((await typeCommand(product, ['status'])).out).not.toContain('not up to date')
})

function draftWords(offer: string): readonly string[] {
  return [
    ...['retirement', 'draft', '--product', 'enterprise e1', '--offer', offer, '--to', 'Office 365 E3', '--to', 'Microsoft 365 E3'],
    ...['--to', 'Office 365 E3+Microsoft Teams Phone Standard'],
    ...['--effective-on', '2027-04-01', '--source', 'Announcement of E1', '--source-url', 'https://example.com/e1'],
  ]
}
