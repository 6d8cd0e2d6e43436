import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crossgrade } from './support/command.ts'
import { install, type Installation } from './support/installation.ts'
import { Plans } from './support/shapes.ts'

const GARBAGE = Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x01, 0x7b, 0x00, 0xc3, 0x28])
const LENGTH_MAX = 3000
const HUGE = '9'.repeat(400)
/** Text or bytes of a file; undefined stands for a folder in its place. */
type Content = string | Buffer | undefined

let at: Installation
beforeAll(async () => {
  at = await install({ estate: 'one-office.yaml' })
  await at.type('snapshot take')
})
afterAll(() => at?.close())

const CUSTOMER = 'name: Contoso\n    domain: contoso.example\n    country: IT'
const subscription = (quantity: string): string =>
  estate(`${CUSTOMER}\n    subscriptions: [{ product: o365-e4, family: legacy, quantity: ${quantity}, termEnds: P90D }]`)
function estate(customer: string, more = ''): string {
  return `format: 1\nname: wrong\nclock: 2026-01-15T00:00:00Z\npartner: { name: P, country: US }\n${more}customers:\n  - ${customer}\n`
}

describe('an estate', () => {
  test.for<readonly [string, Content, ...string[]]>([
    ['with a wrong type', subscription('many'), '/customers/0/subscriptions/0/quantity', 'integer', '"many"'],
    ['without a field', estate('name: Contoso\n    domain: contoso.example'), '/customers/0', 'country'],
    ['with an unknown field', estate(`${CUSTOMER}\n    colour: blue`), '/customers/0', 'colour'],
    ['with a wrong value', estate(CUSTOMER.replace('IT', 'Italy')), '/customers/0/country', '"Italy"'],
    [
      'with a product that does not exist',
      subscription('5').replace('o365-e4', 'o365-e9'),
      '/customers/0/subscriptions/0/product',
      '"o365-e9"',
    ],
    ['with a huge number', subscription(HUGE), '/customers/0/subscriptions/0/quantity'],
    ['with a clock that is none', estate(CUSTOMER).replace('2026-01-15T00:00:00Z', 'yesterday-evening'), '/clock', 'yesterday-evening'],
    ['that is empty', '', 'expected'],
    ['that is not YAML', 'customers: [', 'YAML'],
    ['that is binary', GARBAGE],
    ['that is a folder', undefined],
    ['that is missing', 'missing'],
  ])('%s is refused, and nothing of it is kept', async ([, content, ...says]) => {
    const file = content === 'missing' ? join(at.folder, 'no-such.yaml') : write('estate.yaml', content)
    const data = join(at.folder, `emulator-${readdirSync(at.folder).length}`)
    const { code, out, err } = await crossgrade(['emulator', 'start', '--port', '0', '--data', data, '--estate', file, '--json'])
    expect(faultsOf(sentences(err), [file, ...says])).toEqual([])
    expect([code, out]).toEqual([2, ''])
    expect(existsSync(data) ? readdirSync(data) : []).toEqual([])
  })
})

const RETIREMENT = `id: wrong
version: 1
title: { en: Wrong }
effectiveOn: 2025-04-01
policy: migrate
lifecycle: { legacyDeletedAfterDays: [90, 120] }
retires:
  - { name: Wrong Product, segment: commercial, offerId: 0f0f0f0f-1111-4222-8333-444455556666 }
options:
  - { id: remove-only, title: { en: Remove }, products: [] }
source: { title: Nowhere, date: 2025-06-01 }
reviewedBy: Nobody
lastVerifiedOn: 2025-06-02
`

describe('a catalog file', () => {
  test.for<readonly [string, Content, ...string[]]>([
    ['with a wrong type', RETIREMENT.replace('version: 1', 'version: first'), ':2:', 'version', 'first'],
    ['without a field', RETIREMENT.replace('policy: migrate\n', ''), 'policy'],
    ['with an unknown field', RETIREMENT.replace('policy:', 'polizy:'), ':5:', 'polizy', 'policy'],
    ['with an id that is none', RETIREMENT.replace('0f0f0f0f-1111', 'none'), ':8:', 'retires[0].offerId'],
    ['with a huge number', RETIREMENT.replace('version: 1', `version: ${HUGE}`), ':2:', 'version'],
    ['that is empty', '', 'expected'],
    ['that is not YAML', 'retires: [', ':1:'],
    ['that is binary', GARBAGE],
  ])('%s is refused', async ([, content, ...says]) => {
    const file = write('wrong.yaml', content)
    const checked = await crossgrade(['catalog', 'check', file, '--json'])
    expect(faultsOf(unwrap(checked.out), [file, ...says])).toEqual([])
    expect(checked.code).toBe(2)
  })

  test.for<readonly [string, Content, ...string[]]>([
    ['with an unknown field', RETIREMENT.replace('policy:', 'polizy:'), ':5:', 'polizy', 'policy'],
    ['that is binary', GARBAGE],
  ])('%s keeps Crossgrade from starting', async ([, content, ...says]) => {
    const file = write('wrong.yaml', content)
    await expectNoStart(['--catalog', dirname(file)], file, says)
  })

  test('as a folder that is not there keeps Crossgrade from starting', async () => {
    await expectNoStart(['--catalog', join(at.folder, 'no-such-folder')], 'no-such-folder', [])
  })
})

describe('a choices file', () => {
  test.for<readonly [string, Content, ...string[]]>([
    ['with a wrong type', 'newServices: off\nhold: { hours: long }', ':2', 'hold', 'hours'],
    ['without a field', 'term: P1Y', 'newServices', 'missing'],
    ['with an unknown field', 'newServices: off\nseats: as-before\nhould: { hours: 1 }', ':3', 'hould', 'hold'],
    ['with a wrong value', 'newServices: off\nterm: P2Y', ':2', 'term', 'P1Y'],
    ['with a huge number', `newServices: off\ntermEndMarginDays: ${HUGE}`, ':2', 'termEndMarginDays'],
    ['with a huge text', `newServices: off\nunitPriceCeiling: { amount: "${'x'.repeat(100_000)}", currency: EUR }`, 'unitPriceCeiling'],
    ['that is empty', '', 'expected'],
    ['that is not YAML', 'newServices: [', ':1'],
    ['that is binary', GARBAGE],
    ['that is a folder', undefined],
  ])('%s is refused', async ([, content, ...says]) => {
    const file = write('choices.yaml', content)
    const { out, err } = await at.type(`plan create --choices ${file} --json`, 2)
    expect(faultsOf(sentences(err), [file, ...says])).toEqual([])
    expect(out).toBe('')
  })

  test('that was refused has left no plan behind', async () => {
    expect((await at.read(Plans, 'plan list')).items).toEqual([])
  })
})

describe('a configuration file', () => {
  test.for<readonly [string, Content, ...string[]]>([
    ['with a wrong type', 'port: many', 'port', 'number'],
    ['with an unknown field', 'prot: 4200', 'prot', 'port'],
    ['with a wrong value', 'budgetShare: 7', 'budgetShare', '1'],
    ['with a huge number', `port: ${HUGE}`, 'port'],
    ['that is a list', '- port', 'expected'],
    ['that is not YAML', 'port: [', 'YAML'],
    ['that is binary', GARBAGE],
    ['that is a folder', undefined],
  ])('%s keeps Crossgrade from starting', async ([, content, ...says]) => {
    const file = write('config.yaml', content)
    await expectNoStart(['--config', file], file, says)
  })

  test('whose value comes from the environment is named by its variable', async () => {
    const { code, err } = await crossgrade(['start', '--data', join(at.folder, 'never')], { CROSSGRADE_BUDGET_SHARE: 'half' })
    expect([code, err]).toEqual([2, expect.stringContaining('CROSSGRADE_BUDGET_SHARE')])
  })
})

async function expectNoStart(flags: readonly string[], file: string, says: readonly string[]): Promise<void> {
  const data = join(at.folder, 'never')
  const { code, out, err } = await crossgrade(['start', '--data', data, '--json', ...flags], { CROSSGRADE_PROVIDER_URL: at.emulator.url })
  expect(faultsOf(sentences(err), [file, ...says])).toEqual([])
  expect([code, out]).toEqual([2, ''])
  expect(existsSync(data)).toBe(false)
}

function write(name: string, content: Content): string {
  const folder = join(at.folder, `files-${readdirSync(at.folder).length}`)
  const file = join(folder, name)
  mkdirSync(content === undefined ? file : dirname(file), { recursive: true })
  if (content !== undefined) writeFileSync(file, content)
  return file
}

/** The problem document on stderr, as text. */
function sentences(err: string): string {
  const { detail, errors }: { readonly detail: string; readonly errors?: unknown } = JSON.parse(err)
  return `${detail}\n${JSON.stringify(errors ?? [])}`
}

function unwrap(out: string): string {
  return JSON.stringify(JSON.parse(out)).replaceAll('\\"', '"')
}

/** What is wrong with a message: words that it does not say, a stack trace in it, or more than somebody reads. */
function faultsOf(text: string, words: readonly string[]): readonly string[] {
  const faults = [
    ...words.filter((word) => !text.includes(word)).map((word) => `does not say ${word}`),
    ...(/^ +at .*:\d+:\d+\)?$/m.test(text) ? ['shows a stack trace'] : []),
    ...(text.length > LENGTH_MAX ? [`is ${text.length} characters long`] : []),
  ]
  return faults.length === 0 ? [] : [...faults, text.slice(0, LENGTH_MAX)]
}
