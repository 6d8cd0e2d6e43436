import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { ApiProblem } from '../../src/cli/cli-problem.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook } from '../support/a-small-book.ts'
import { typeCommand } from '../products/type-command.ts'
import { makeFolder, type Folder } from './in-a-folder.ts'

const FLAGS = ['--new-services', 'off', '--hold', '0h', '--voice-loss', 'accept', '--usage-location', 'customer-country']
const OPTIONS = ['--option', 'office-365-e4=office-365-e3', '--option', 'kaizala-pro=office-365-e1']
const Created = z.object({ id: z.string(), hash: z.string() })

let product: RunningProduct
let folder: Folder
beforeAll(async () => {
  folder = makeFolder()
  product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 }), 600)
  await product.startWorker()
  await typed('snapshot', 'take')
}, 120_000)
afterAll(async () => {
  folder?.[Symbol.dispose]()
  await product?.[Symbol.asyncDispose]()
})

/** What a command that has to work says. */
async function typed(...words: string[]): Promise<string> {
  const { exit, out, err } = await typeCommand(product, words)
  expect([exit, err], words.join(' ')).toEqual([0, ''])
  return out
}

async function create(...flags: string[]): Promise<string> {
  return Created.parse(JSON.parse(await typed('plan', 'create', ...FLAGS, ...flags, '--json'))).id
}

async function hashes(plan: string) {
  const { items } = await product.api.call(routes.listParts, { params: { id: plan } })
  return new Map(items.map(({ name, hash }) => [name, hash]))
}

describe('choices that are taken away and given back unchanged', () => {
  let plan: string
  beforeAll(async () => {
    const subscription = await subscriptionOf('tailspin.example')
    const lifted =
      'customers:\n  fabrikam.example: { seats: as-before, seatLimits: { minimum: null }, usageLocation: US, unitPriceCeiling: null }\n'
    plan = await create(
      ...OPTIONS,
      ...['--choices', folder.write('lifted.yaml', lifted)],
      ...[
        '--seats',
        'assigned+1',
        '--seats-min',
        '3',
        '--seats-from',
        'owned,new',
        '--term',
        'P1M',
        '--usage-location',
        'customer-country',
      ],
      ...['--user', 'user1@contoso.example=microsoft-365-e3', '--may-stay', `${subscription}=2027-01-31`, '--ceiling', '99.50USD'],
    )
  })

  test('are of parts that replace, and of one that may stay', async () => {
    const { items } = await product.api.call(routes.listParts, { params: { id: plan } })
    expect(items.map(({ name, toReplace, blocked, skipped }) => [name, toReplace, blocked, skipped])).toEqual([
      ['Contoso', 1, 0, 0],
      ['Fabrikam', 1, 0, 0],
      ['Tailspin', 0, 0, 1],
    ])
  })

  test.each(['csv', 'xlsx', 'yaml'])('plan the same parts: %s', async (format) => {
    const file = folder.path(`choices.${format}`)
    await typed('plan', 'choices', plan, '--format', format, '--out', file)
    expect(await hashes(await create('--choices', file))).toEqual(await hashes(plan))
  })

  test.each(['it', 'sv'])('plan the same parts from a file in another language: %s', async (language) => {
    const file = folder.path(`choices-${language}.csv`)
    await typed('plan', 'choices', plan, '--language', language, '--out', file)
    expect(await hashes(await create('--choices', file))).toEqual(await hashes(plan))
  })
})

describe('a table of choices', () => {
  test('changes what its rows say, and nothing else', async () => {
    const before = await hashes(await create(...OPTIONS))
    const file = folder.write('one.csv', 'Domain,Retirement,Option,Seats max\nfabrikam.example,office-365-e4,microsoft-365-e3,40\n')
    const plan = await create(...OPTIONS, '--choices', file)
    const after = await hashes(plan)
    expect([...after.keys()].filter((name) => after.get(name) !== before.get(name))).toEqual(['Fabrikam'])
    expect(await typed('plan', 'show', plan, '--customer', 'fabrikam.example')).toContain('replace (microsoft-365-e3')
  })

  test('comes after a YAML file, and the later of two wins', async () => {
    const yaml = folder.write(
      'a.yaml',
      'newServices: on\ncustomers:\n  fabrikam.example: { term: P1M, options: { office-365-e4: office-365-e5 } }\n',
    )
    const table = folder.write('b.csv', 'domain,retirement,option\nFABRIKAM.example,office-365-e4,office-365-e3\n')
    const shown = await typed(
      'plan',
      'show',
      await create(...OPTIONS, '--choices', yaml, '--choices', table),
      '--customer',
      'fabrikam.example',
    )
    expect(shown).toContain('replace (office-365-e3')
    expect(shown).toContain('P1M billed')
  })

  test('may be a YAML list of rows, and name users', async () => {
    const file = folder.write('rows.yaml', '- domain: contoso.example\n  user: user2@contoso.example\n  userOption: microsoft-365-e3\n')
    const plan = await create(...OPTIONS, '--choices', file)
    expect(await typed('plan', 'user', plan, 'user2@contoso.example')).toContain('office-365-e4 to microsoft-365-e3')
    expect(await typed('plan', 'user', plan, 'user1@contoso.example')).toContain('office-365-e4 to office-365-e3')
  })

  test('to fill in has every affected customer of a snapshot', async () => {
    const csv = await typed('plan', 'choices', '--snapshot', 'latest', '--format', 'csv')
    expect(
      csv
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(',')[1])
        .sort(),
    ).toEqual(['contoso.example', 'fabrikam.example', 'tailspin.example'])
    expect(await typed('plan', 'choices')).toContain('fabrikam.example')
  })
})

describe('a table that is wrong', () => {
  const head = 'Domain,Retirement,Option,Seats rule,Seats min,Seats max,Seats from,Term,Usage location,May stay until,User,User option'
  const row = (...cells: string[]): string => `${head}\r\n${cells.join(',')}\r\n`

  test.for<readonly [what: string, text: string, place: string, right: string]>([
    ['a customer that is not there', row('contozo.example'), 'row 2, Domain', 'no customer of snapshot s-1 has the domain'],
    ['a retirement that is not there', row('contoso.example', 'office-365-e9'), 'row 2, Retirement', 'there are'],
    ['a retirement that the customer has not', row('contoso.example', 'kaizala-pro'), 'row 2, Retirement', 'it has office-365-e4'],
    ['an option that is not there', row('contoso.example', 'office-365-e4', 'office-365-e9'), 'row 2, Option', 'microsoft-365-e3'],
    ['a seats rule that is none', row('contoso.example', '', '', 'all'), 'row 2, Seats rule', 'assigned+5'],
    ['a number that is none', row('contoso.example', '', '', '', '12x'), 'row 2, Seats min', 'not a whole number'],
    ['fewer seats than the fewest', row('contoso.example', '', '', '', '9', '4'), 'row 2, Seats max', 'less than the 9'],
    ['seats from nowhere', row('contoso.example', '', '', '', '', '', 'shop'), 'row 2, Seats from', 'owned, more and new'],
    ['a term that is none', row('contoso.example', '', '', '', '', '', '', 'P2Y'), 'row 2, Term', 'P1M, P1Y, P3Y'],
    ['a country that is none', row('contoso.example', '', '', '', '', '', '', '', 'Italy'), 'row 2, Usage location', 'such as IT'],
    ['a day that is none', row('contoso.example', '', '', '', '', '', '', '', '', '31.31.2026'), 'row 2, May stay until', '31.31.2026'],
    [
      'a user of somebody else',
      row('contoso.example', ...blanks(9), 'megan@fabrikam.example', 'office-365-e5'),
      'row 2, User',
      'holds no retired product',
    ],
    [
      'a user and seats in one row',
      row('contoso.example', '', '', 'assigned', ...blanks(6), 'user1@contoso.example', 'office-365-e5'),
      'row 2, Seats rule',
      'about that user alone',
    ],
    ['a column that is none', 'Domain,Colour\r\ncontoso.example,blue\r\n', 'row 1, Colour', 'there are Customer, Domain'],
    [
      'rows that contradict each other',
      `${row('contoso.example', '', '', 'assigned')}contoso.example,,,as-before\r\n`,
      'row 3, Seats rule',
      '2 says otherwise',
    ],
  ])('is told where it is wrong and what would be right: %s', async ([, text, place, right]) => {
    const before = (await product.api.call(routes.listPlans)).items.length
    const problem = await refused(text)
    expect(problem.status).toBe(400)
    expect(problem.errors?.map(({ path }) => path)).toContain(place)
    expect(problem.errors?.find(({ path }) => path === place)?.message).toContain(right)
    const { exit, out, err } = await typeCommand(product, ['plan', 'create', ...FLAGS, '--choices', folder.write('wrong.csv', text)])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(place)
    expect((await product.api.call(routes.listPlans)).items).toHaveLength(before)
  })

  test('is told all of it at once', async () => {
    const text = `${row('contozo.example')}contoso.example,office-365-e9\r\nfabrikam.example,,,all,,,,P9Y\r\n`
    // What a cell cannot be is said before names are looked up.
    expect((await refused(text)).errors?.map(({ path }) => path)).toEqual(['row 4, Term'])
    const named = `${row('contozo.example')}contoso.example,office-365-e9\r\nfabrikam.example,,,all\r\n`
    expect((await refused(named)).errors?.map(({ path }) => path)).toEqual(['row 2, Domain', 'row 3, Retirement', 'row 4, Seats rule'])
  })

  test.for<readonly [string, string, Uint8Array, RegExp]>([
    ['is empty', 'a.csv', Buffer.from(''), /is empty|missing/],
    ['is no workbook', 'a.xlsx', Buffer.from('Domain\n'), /no Excel workbook/],
    ['is an old workbook', 'a.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /save it as \.xlsx/],
    ['is a picture', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /nothing that can be read/],
  ])('%s: is refused as a whole', async ([, filename, bytes, says]) => {
    await expect(product.api.call(routes.readChoices, { query: { filename }, body: bytes })).rejects.toThrow(says)
  })

  test('a choices file, as plan create takes it, gives what stands in it, and nothing else', async () => {
    const filename = 'demo.choices.yaml'
    const file = readFileSync(`${import.meta.dirname}/../../emulator/estates/${filename}`)
    const { rows, settings, choices } = await product.api.call(routes.readChoices, { query: { filename }, body: file })
    expect(rows).toBe(0)
    expect(Object.keys(settings ?? {}).sort()).toEqual(['newServices', 'options', 'voiceLoss'])
    expect(settings).toMatchObject({ newServices: 'off', voiceLoss: 'accept' })
    expect(choices.customers['lakeshoreretail.onmicrosoft.com']).toEqual({ options: { 'office-365-e4': 'office-365-e5' } })
    const wrong = product.api.call(routes.readChoices, { query: { filename }, body: Buffer.from('seat: assigned\nrenewals: {}\n') })
    await expect(wrong).rejects.toThrow(/2 things are wrong with demo.choices.yaml/)
  })

  async function refused(text: string) {
    const answer = product.api.call(routes.readChoices, { query: { filename: 'wrong.csv' }, body: Buffer.from(text) })
    const error: unknown = await answer.catch((thrown: unknown) => thrown)
    if (!(error instanceof ApiProblem)) throw new Error('it was not refused')
    return error.problem
  }
})

describe('flags of plan create', () => {
  test.for<readonly [string[], string, string]>([
    [['--seats-from', 'shop'], '--seats-from', 'owned, more, new'],
    [['--seats-min', 'few'], '--seats-min', 'whole number'],
    [['--seats-min', '9', '--seats-max', '4'], '--seats-min 9', '--seats-max 4'],
    [['--usage-location', 'Italy'], '--usage-location', 'such as IT'],
    [['--voice-loss', 'maybe'], '--voice-loss', 'block, accept'],
    [['--user', 'megan=x'], '--user', 'UPN=OPTION'],
    [['--user', 'nobody@contoso.example=office-365-e5'], 'nobody@contoso.example', 'nobody of this user principal name'],
    [['--may-stay', 'x=tomorrow'], '--may-stay', 'YYYY-MM-DD'],
    [
      ['--may-stay', '00000000-0000-4000-8000-000000000000=2027-01-01'],
      '00000000-0000-4000-8000-000000000000',
      'no customer of the snapshot',
    ],
  ])('say what would be right: %j', async ([flags, names, right]) => {
    const { exit, out, err } = await typeCommand(product, ['plan', 'create', ...FLAGS, ...OPTIONS, ...flags])
    expect([exit, out]).toEqual([2, ''])
    const said = err.replaceAll(/\s+/g, ' ')
    expect(said).toContain(names)
    expect(said).toContain(right)
  })
})

function blanks(count: number): string[] {
  return Array.from({ length: count }, () => '')
}

async function subscriptionOf(domain: string): Promise<string> {
  const { items } = await product.api.call(routes.listAffected, { params: { id: 'latest' } })
  const [subscription] = items.find(({ customer }) => customer.domain === domain)?.subscriptions ?? []
  if (!subscription) throw new Error(`${domain} has no subscription`)
  return subscription.id
}
