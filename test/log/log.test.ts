import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogEntry } from '../../src/api/contract/log.ts'
import type { QueryInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { createClient } from '../../src/cli/client.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, startUndo, untilDone, untilSettled } from '../support/carry-out.ts'

const NINA = { name: 'Nina', upn: 'nina@partner.example', role: 'adminAgent' } as const

let product: RunningProduct
let run = ''
let back = ''

beforeAll(async () => {
  product = await startRunningProduct({ ...aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 }), people: [NINA] }, 1800)
  await product.startWorker()
  run = await startRun(product, QUICK_CHOICES)
  await untilSettled(product, run)
  await createClient({ url: product.api.url, token: product.token, as: 'Nina' }).call(routes.stopWrites)
  await product.api.call(routes.allowWrites)
  back = await startUndo(product, run, { customers: ['contoso.example'] })
  await untilDone(product, back)
}, 120_000)
afterAll(() => product[Symbol.asyncDispose]())

type Query = QueryInput<typeof routes.listLog>

function page(query: Query = {}) {
  return product.api.call(routes.listLog, { query })
}

/** Everything, a page after the other. */
async function all(query: Query = {}): Promise<readonly LogEntry[]> {
  const items: LogEntry[] = []
  for (let next: string | null | undefined; next !== null;) {
    const found: Awaited<ReturnType<typeof page>> = await page({ ...query, ...(next === undefined ? {} : { before: next }) })
    items.push(...found.items)
    next = found.next
  }
  return items
}

function api(path: string): Promise<Response> {
  return fetch(`${product.api.url}${path}`, { headers: { authorization: `Bearer ${product.token}` } })
}

function kindsOf(items: readonly LogEntry[]): readonly string[] {
  return [...new Set(items.map(({ kind }) => kind))].toSorted()
}

describe('the log', () => {
  test('has everything that happened, the newest first, with who and whom and a sentence', async () => {
    const { items, next } = await page({ limit: 500 })
    expect(next).toBeNull()
    expect(items.map(({ id }) => Number(id))).toEqual(items.map(({ id }) => Number(id)).toSorted((a, b) => b - a))
    expect(items.at(-1)).toMatchObject({
      kind: 'snapshot:requested',
      run: null,
      customer: null,
      text: 'asked for the scan s-1 of the whole book',
    })
    expect(
      items.filter(({ text }) => text === '' || /\?|undefined|\[object/.test(text)).map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual([])
    expect(items.find(({ kind }) => kind === 'run:started')).toMatchObject({ run: back, text: 'started a run of p-2, one customer' })
    const moved = items.find(({ kind, run: of, data }) => kind === 'step:done' && of === run && data['step'] === 'move-licenses')
    expect(moved).toMatchObject({
      customer: { name: expect.any(String), domain: expect.stringMatching(/\.example$/) },
      decision: expect.any(String),
    })
    expect(moved?.text).toMatch(/^licenses are moved and read back: \d users$/)
    expect(moved?.data).toMatchObject({ evidence: { verified: expect.any(Number) } })
    // By two clocks: practice is half an hour ahead in each second.
    expect(Date.parse(moved?.recordedAt ?? '')).toBeGreaterThan(Date.now() - 600_000)
    expect(moved?.at).toMatch(/^2026-01-/)
  })

  test.each([1, 7, 100])('read to its end in pages of %i has each event once', async (limit) => {
    const ids = (await all({ limit })).map(({ id }) => id)
    expect(ids).toEqual((await page({ limit: 500 })).items.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says only what somebody did', async () => {
    const items = await all({ actor: 'Nina' })
    expect(items.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'writes:stopped: stopped everything that changes something at Microsoft',
    ])
    expect(items[0]?.actor).toBe('Nina (adminAgent)')
    expect(await all({ actor: 'nina (adminAgent)' })).toEqual(items)
    expect(await all({ actor: 'nobody' })).toEqual([])
  })

  test('says only one kind, or all of a noun', async () => {
    expect(kindsOf(await all({ kind: 'writes:stopped' }))).toEqual(['writes:stopped'])
    expect(kindsOf(await all({ kind: 'writes:' }))).toEqual(['writes:allowed', 'writes:stopped'])
    expect(kindsOf(await all({ kind: 'plan' }))).toEqual(['plan:approved', 'plan:created'])
  })

  test('says only what was about a customer, by id or domain, in every run', async () => {
    const items = await all({ customer: 'Contoso.example' })
    expect(new Set(items.map(({ customer }) => customer?.name))).toEqual(new Set(['Contoso']))
    expect(new Set(items.map((each) => each.run))).toEqual(new Set([run, back]))
    expect(await all({ customer: items[0]?.customer?.id })).toEqual(items)
  })

  test('says only what was of a run, or of a plan and its runs', async () => {
    const ofRun = await all({ run: back })
    expect(new Set(ofRun.map((each) => each.run))).toEqual(new Set([back]))
    expect((await all({ run: 'latest' })).length).toBe(ofRun.length)
    const ofPlan = await all({ plan: 'p-2' })
    expect(ofPlan.map(({ id }) => id)).toEqual(expect.arrayContaining(ofRun.map(({ id }) => id)))
    expect(kindsOf(ofPlan)).toEqual(expect.arrayContaining(['plan:approved', 'plan:created', 'run:finished', 'run:started']))
    expect(new Set(ofPlan.map((each) => each.run ?? 'of the plan'))).toEqual(new Set([back, 'of the plan']))
  })

  test('says only what was between two moments, the first of them included', async () => {
    const items = (await page({ limit: 500 })).items.toReversed()
    const [from, to] = [items[5]?.at ?? '', items[items.length - 3]?.at ?? '']
    const wanted = items.filter(({ at }) => at >= from && at < to).toReversed()
    expect((await all({ since: from, until: to })).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    const day = items[0]?.at.slice(0, 10) ?? ''
    expect((await all({ since: day, until: day })).length).toBe(items.filter(({ at }) => at.startsWith(day)).length)
    expect(await all({ until: '2025-12-31' })).toEqual([])
  })

  test('says what a way back does otherwise', async () => {
    const said = (await all({ run: back, kind: 'step:done' })).map(({ text }) => text)
    expect(said).toEqual([
      'what was bought is canceled, or ends at its term',
      'licenses are put back and read: 3 users',
      'the old subscription is active',
    ])
  })

  test('takes several at once', async () => {
    const items = await all({ run, customer: 'fabrikam.example', kind: 'step:done', limit: 2 })
    expect(items.map(({ data }) => data['step'])).toEqual(['switch-off', 'hold', 'move-licenses', 'wait-until-ready', 'buy', 'confirm'])
  })

  test.each([
    ['kind=gossip', 400, 'snapshot:'],
    ['kind=run:gossip', 400, 'run:paused'],
    ['customer=nobody.example', 404, 'nobody.example'],
    ['run=r-99', 404, 'r-99'],
    ['plan=p-99', 404, 'p-99'],
    ['since=yesterday', 400, 'YYYY-MM-DD'],
    ['until=2026-02-30', 400, 'calendar'],
    ['since=2026-13-01', 400, 'calendar'],
    ['before=last', 400, 'expected an id'],
    ['before=99999999999999999999', 400, 'expected an id'],
    ['limit=501', 400, '500'],
    ['limit=0', 400, 'limit'],
  ])('%s is refused with what would be right', async (query, status, right) => {
    const answer = await api(`/api/events?${query}`)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(right)])
  })

  test('is a table with the same filters, titled in three languages', async () => {
    const wanted = await all({ run: back, kind: 'step:done' })
    const rows = (await (await api(`/api/tables/log?run=${back}&kind=step:done&format=json`)).json()) as readonly {
      id: string
      what: string
    }[]
    expect(rows.map(({ id, what }) => `${id} ${what}`)).toEqual(wanted.map(({ id, text }) => `${id} ${text}`))
    const csv = async (language: string) =>
      (await (await api(`/api/tables/log?format=csv&language=${language}&run=${back}`)).text()).split(/\r?\n/)
    expect((await csv('en'))[0]).toContain('When,Recorded,Who,Kind,Customer,Domain,Run,What,Event')
    expect((await csv('it'))[0]).toContain('Quando;Registrato;Chi;Tipo;Cliente;Dominio;Esecuzione;Che cosa;Evento')
    expect((await csv('sv'))[0]).toContain('När;Registrerat;Vem;Typ;Kund;Domän;Körning;Vad;Händelse')
    expect((await api('/api/tables/log?kind=gossip')).status).toBe(400)
    expect(fileRoutes.getTable.right).toBe('view')
  })
})

describe('crossgrade log list', () => {
  async function typed(...words: string[]) {
    return typeCommand(product, ['log', 'list', ...words])
  }

  test('is a line per event, within the terminal', async () => {
    const { exit, out } = await typed('--customer', 'contoso.example', '--kind', 'step:', '--all')
    expect(exit).toBe(0)
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(out).toMatch(/^2026-01-\d\d \d\d:\d\dZ {2}\S.* {2}r-2 {2}Contoso {2}/)
    expect(out).toContain('everything is as approved')
  })

  test('says that there is more, and has all of it where all is wanted', async () => {
    expect((await typed('--limit', '2')).out).toContain('There is more: --all')
    const shown = JSON.parse((await typed('--all', '--json')).out) as { items: unknown[]; next: null }
    expect([shown.items.length, shown.next]).toEqual([(await all()).length, null])
  })

  test('refuses what does not go together', async () => {
    expect((await typed('--limit', 'two')).exit).toBe(2)
    expect((await typed('--limit', '2', '--all')).exit).toBe(2)
    const { exit, err } = await typed('--kind', 'gossip')
    expect([exit, err]).toEqual([2, expect.stringContaining('snapshot:')])
  })
})
