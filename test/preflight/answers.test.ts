import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { ApiProblem } from '../../src/cli/cli-problem.ts'
import { readTable } from '../../src/files/read-table.ts'
import { preFlightTable } from '../../src/files/tables/pre-flight.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { makeFolder, type Folder } from '../surface/in-a-folder.ts'
import { anEstateToFix, CHOICES_TO_FIX } from './an-estate-to-fix.ts'

let product: RunningProduct
let folder: Folder
let plan: string
let csv: string

beforeAll(async () => {
  folder = makeFolder()
  product = await startRunningProduct(anEstateToFix(), 60)
  await product.startWorker()
  const { id } = await product.api.call(routes.takeSnapshot)
  await until('the snapshot', async () => {
    const { state } = await product.api.call(routes.getSnapshot, { params: { id } })
    return state === 'taking' ? undefined : state
  })
  plan = (await product.api.call(routes.createPlan, { body: { choices: CHOICES_TO_FIX } })).id
  await product.api.call(routes.approvePlan, { params: { id: plan }, body: { customers: ['ginkgo.example'] } })
  const run = await product.api.call(routes.runPreflight, { params: { id: plan }, body: {} })
  await until('the pre-flight', async () => {
    const { done } = await product.api.call(routes.getCheckRun, { params: { id: run.id } })
    return done ? run.id : undefined
  })
  const file = folder.path('fixes.csv')
  expect((await typed('preflight', 'show', plan, '--out', file)).exit).toBe(0)
  csv = folder.read('fixes.csv').toString('utf8')
}, 120_000)
afterAll(async () => {
  folder?.[Symbol.dispose]()
  await product?.[Symbol.asyncDispose]()
})

const HEAD = 'Domain,Check,Subject,Answer'

/** What clears all nine, user by user where the table is. */
const ANSWERS: readonly (readonly [domain: string, check: string, subject: string, answer: string])[] = [
  ['alder.example', 'usage-location-missing', 'bo@alder.example', 'IT'],
  ['alder.example', 'usage-location-missing', 'cy@alder.example', 'SE'],
  ['birch.example', 'voice-would-be-lost', 'di@birch.example', 'accept'],
  ['birch.example', 'voice-would-be-lost', 'ed@birch.example', 'office-365-e5'],
  ['cedar.example', 'quantity-out-of-range', '', 'assigned+1'],
  ['dogwood.example', 'option-not-for-segment', '', 'office-365-e1'],
  ['elm.example', 'term-end-too-near', '', '1'],
  ['fir.example', 'remove-only-leaves-nothing', 'jo@fir.example', 'office-365-e1'],
  ['fir.example', 'remove-only-leaves-nothing', 'kim@fir.example', 'office-365-f3'],
  ['hazel.example', 'seats-short', '', '2'],
  ['ivy.example', 'target-not-on-sale', '', 'P1M monthly'],
  ['juniper.example', 'voice-would-be-lost', 'pat@juniper.example', 'leave until 2026-06-30'],
]

function typed(...words: string[]) {
  return typeCommand(product, words)
}

function send(text: string, dryRun: 'true' | 'false' = 'false', of = plan) {
  const query = { filename: 'fixes.csv', 'dry-run': dryRun } as const
  return product.api.call(routes.answerPreflight, { params: { id: of }, query, body: Buffer.from(text) })
}

async function partsOf(id: string) {
  return (await product.api.call(routes.listParts, { params: { id } })).items
}

async function plansMade(): Promise<number> {
  return (await product.api.call(routes.listPlans)).items.length
}

function rowsOf(answers: readonly (readonly string[])[]): string {
  return [HEAD, ...answers.map((cells) => cells.join(','))].join('\r\n')
}

describe('a fix list', () => {
  test('has one row for each user in the way, and an empty column for the answer', async () => {
    const reading = await readTable(Buffer.from(csv), { filename: 'fixes.csv' }, preFlightTable.columns)
    const rows = reading.ok ? reading.rows.map(({ values }) => values) : []
    expect(rows.filter(({ answer }) => answer !== null)).toEqual([])
    const failed = rows.filter(({ result }) => result === 'failed')
    for (const [domain, check, subject] of ANSWERS) {
      const found = failed.filter((row) => row.domain === domain && row.check === check)
      expect(found.map((row) => row.subject)).toEqual(subject === '' ? [expect.any(String)] : expect.arrayContaining([subject]))
    }
    expect(failed.find(({ subject }) => subject === 'cy@alder.example')?.what).not.toContain('bo@alder.example')
  })

  test('asks the administrator once for all users of a check', async () => {
    const query = { customer: 'alder.example' }
    const { text } = await product.api.call(routes.getPreflightMessage, { params: { id: plan }, query })
    expect(text).toContain('bo@alder.example, cy@alder.example')
  })
})

describe('answers that come back', () => {
  test('in the table itself make a plan in which only their customers differ', async () => {
    const answers = new Map(ANSWERS.map(([domain, check, subject, answer]) => [`${domain} ${check} ${subject}`, answer]))
    const [title, ...lines] = csv.trimEnd().split('\r\n')
    const filled = lines.map((line) => {
      const key = [...answers.keys()].find((each) => {
        const [domain = '', check = '', subject = ''] = each.split(' ')
        return line.includes(`,${domain},${check},`) && line.includes(subject)
      })
      return key === undefined ? line : `${line.slice(0, line.lastIndexOf(','))},${answers.get(key) ?? ''}`
    })
    const { answers: read, made } = await send([title, ...filled].join('\r\n'))
    expect(read).toBe(ANSWERS.length)
    expect(made).toMatchObject({ blocked: 0, blockedBefore: 9, parts: 10, unchanged: 1, stillApproved: 1 })
    expect((await partsOf(made?.plan ?? '')).filter(({ blocked }) => blocked > 0)).toEqual([])
  })

  test('leave the hashes of all other parts as they were', async () => {
    const { made } = await send(rowsOf([['hazel.example', 'seats-short', '', 'assigned']].map((row) => [...row.slice(0, 3), '3'])))
    const before = new Map((await partsOf(plan)).map(({ name, hash }) => [name, hash]))
    const changed = (await partsOf(made?.plan ?? '')).filter(({ name, hash }) => before.get(name) !== hash)
    expect(changed.map(({ name, blocked }) => [name, blocked])).toEqual([['Hazel', 0]])
    expect(made).toMatchObject({ blocked: 8, blockedBefore: 9, unchanged: 9, stillApproved: 1 })
  })

  test('without a subject hold for all users', async () => {
    const { choices, made } = await send(
      rowsOf([
        ['alder.example', 'usage-location-missing', '', 'it'],
        ['BIRCH.example', 'voice-would-be-lost', '', 'Accept'],
      ]),
    )
    expect(choices.customers).toEqual({ 'alder.example': { usageLocation: 'IT' }, 'birch.example': { voiceLoss: 'accept' } })
    expect(made?.blocked).toBe(7)
  })

  test('make no plan when only the choices are asked for', async () => {
    const before = await plansMade()
    const answered = await send(rowsOf(ANSWERS), 'true')
    expect(answered.made).toBeNull()
    expect(answered.choices).toMatchObject({ termEndMarginDays: 1 })
    expect(Object.values(answered.choices.mayStayUntil)).toEqual(['2026-06-30'])
    expect(answered.choices.customers['hazel.example']).toEqual({ seatLimits: { minimum: 2, maximum: 2 } })
    expect(await plansMade()).toBe(before)
  })

  test('may come as a workbook in another language', async () => {
    const params = { table: 'pre-flight' } as const
    const pieces: Uint8Array[] = []
    const query = { plan, format: 'xlsx', language: 'it' } as const
    for await (const piece of await product.api.download(fileRoutes.getTable, { params, query })) pieces.push(piece)
    const answer = { params: { id: plan }, query: { filename: 'correzioni.xlsx' }, body: Buffer.concat(pieces) }
    await expect(product.api.call(routes.answerPreflight, answer)).rejects.toThrow(/has no answer: fill in the column Risposta/)
  })

  test('are typed as a command', async () => {
    const file = folder.write('one.csv', rowsOf(ANSWERS))
    const { exit, out } = await typed('preflight', 'answer', plan, file)
    expect([exit, out]).toEqual([0, expect.stringMatching(/is made from p-\d+ with 12\s+answers: 0 blocked, 9 before/)])
    expect(out).toContain('1 part unchanged, 1 of them still approved; 9 changed')
    expect((await typed('preflight', 'answer', plan, file, '--no-plan')).out).toContain('usageLocation: SE')
  })
})

describe('an answer that cannot be taken', () => {
  test.for<readonly [what: string, row: readonly string[], place: string, right: string]>([
    ['a customer who is not there', ['alderr.example', 'seats-short', '', '3'], 'row 2, Domain', 'no customer of p-1'],
    ['a check that found nothing', ['ginkgo.example', 'seats-short', '', '3'], 'row 2, Check', 'expected one of'],
    [
      'a user of somebody else',
      ['alder.example', 'usage-location-missing', 'di@birch.example', 'IT'],
      'row 2, Subject',
      'one of bo@alder.example, cy@alder.example',
    ],
    ['a country that is none', ['alder.example', 'usage-location-missing', '', 'Italy'], 'row 2, Answer', 'such as IT'],
    ['an option that is not there', ['dogwood.example', 'option-not-for-segment', '', 'office-365-e9'], 'row 2, Answer', 'office-365-e1'],
    [
      'an option of the same segment',
      ['dogwood.example', 'option-not-for-segment', '', 'office-365-a1-students'],
      'row 2, Answer',
      'an option',
    ],
    [
      'the option that is chosen',
      ['fir.example', 'remove-only-leaves-nothing', 'jo@fir.example', 'remove-only'],
      'row 2, Answer',
      'is what this plan has chosen',
    ],
    ['too few seats', ['hazel.example', 'seats-short', '', '1'], 'row 2, Answer', 'expected 2 or more'],
    ['a rule below the chosen maximum', ['hazel.example', 'seats-short', '', 'assigned'], 'row 2, Answer', 'expected a number, 2 or more'],
    ['too many seats', ['cedar.example', 'quantity-out-of-range', '', '301'], 'row 2, Answer', 'expected 300 or fewer'],
    ['more days than are left', ['elm.example', 'term-end-too-near', '', '2'], 'row 2, Answer', 'expected 0 to 1'],
    ['a term that is none', ['ivy.example', 'target-not-on-sale', '', 'P2Y monthly'], 'row 2, Answer', 'such as P1M monthly'],
    ['a day that has come', ['juniper.example', 'voice-would-be-lost', '', 'leave until 2026-01-15'], 'row 2, Answer', 'has come'],
    ['a day that is none', ['juniper.example', 'voice-would-be-lost', '', 'leave until spring'], 'row 2, Answer', 'YYYY-MM-DD'],
    ['acceptance of what passed', ['ginkgo.example', 'plan-services', '', 'accept'], 'row 2, Answer', 'leave until YYYY-MM-DD'],
    [
      'a loss accepted for one of two users',
      ['birch.example', 'voice-would-be-lost', 'di@birch.example', 'accept'],
      'row 2, Answer',
      'rows of this check have no answer (1: ed@birch.example)',
    ],
    ['no answer at all', ['hazel.example', 'seats-short', '', ''], 'fixes.csv', 'has no answer: fill in the column Answer'],
  ])('is told where and what would be right: %s', async ([, row, place, right]) => {
    const before = await plansMade()
    const errors = await refused(rowsOf([row]))
    expect(errors.map(({ path }) => path)).toEqual([place])
    expect(errors[0]?.message).toContain(right)
    expect(await plansMade()).toBe(before)
  })

  test('is told with all others, and nothing is made of those that could be', async () => {
    const before = await plansMade()
    const errors = await refused(
      rowsOf([
        ['hazel.example', 'seats-short', '', '2'],
        ['hazel.example', 'seats-short', '', '3'],
        ['alder.example', 'usage-location-missing', '', 'Italy'],
        ['nobody.example', 'usage-location-missing', '', 'IT'],
      ]),
    )
    expect(errors.map(({ path }) => path)).toEqual(['row 3, Answer', 'row 3, Answer', 'row 4, Answer', 'row 5, Domain'])
    expect(await plansMade()).toBe(before)
  })

  test('is typed with the place to read on', async () => {
    const { exit, err } = await typed(
      'preflight',
      'answer',
      plan,
      folder.write('wrong.csv', rowsOf([['elm.example', 'term-end-too-near', '', 'soon']])),
    )
    expect(exit).toBe(2)
    expect(err.replaceAll(/\s+/g, ' ')).toContain('a margin in days (0 to 1)')
    expect(err).toContain('docs/guides/preflight.md')
  })

  test('is one about a customer whom nobody has looked at', async () => {
    const { id } = await product.api.call(routes.createPlan, { body: { choices: CHOICES_TO_FIX } })
    const errors = await refused(rowsOf([['hazel.example', 'seats-short', '', '2']]), id)
    expect(errors[0]?.message).toContain(`crossgrade preflight run ${id} --customer hazel.example`)
  })

  async function refused(text: string, of = plan) {
    const error: unknown = await send(text, 'false', of).catch((thrown: unknown) => thrown)
    if (!(error instanceof ApiProblem)) throw new Error('it was not refused')
    expect(error.problem.status).toBe(400)
    return error.problem.errors ?? []
  }
})
