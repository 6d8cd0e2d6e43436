import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, hold, isAt, type HeldProduct } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'

const Rows = z.array(
  z.looseObject({
    domain: z.string(),
    kind: z.string(),
    date: z.string(),
    inDays: z.number(),
    warned: z.number().nullable(),
    run: z.string().nullable(),
  }),
)
type Row = z.infer<typeof Rows>[number]

async function text(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString('utf8')
}

/** Kind and date of each, the earliest first. */
async function deadlines({ product }: HeldProduct): Promise<readonly Row[]> {
  const answer = await product.api.download(fileRoutes.getTable, { params: { table: 'deadlines' }, query: { format: 'json' } })
  return Rows.parse(JSON.parse(await text(answer)))
}

function of(domain: string, rows: readonly Row[]): readonly string[] {
  return rows.filter((row) => row.domain === domain).map(({ kind, date }) => `${date} ${kind}`)
}

function isWarned(rows: readonly Row[], kind: string): boolean {
  return rows.some((row) => row.kind === kind && row.warned !== null)
}

/** A new worker looks at once; those that were there look four times a day. */
async function warned(held: HeldProduct, isSo: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
  const worker = await held.product.startWorker()
  const rows = await until('the warnings', async () => {
    const found = await deadlines(held)
    return isSo(found) ? found : undefined
  })
  await worker.stop()
  return rows
}

describe('the days that matter', { timeout: 120_000 }, () => {
  let held: HeldProduct
  let run = ''

  beforeAll(async () => {
    const e3 = { product: 'o365-e3', family: 'nce', quantity: 5 } as const
    const subscriptions = [
      { ...e3, termEnds: 'P90D', autoRenew: true },
      { ...e3, termEnds: 'P20D', term: 'P1M', autoRenew: true },
      { ...e3, termEnds: 'P90D', autoRenew: false },
    ] as const
    const book = { 'contoso.example': 2, 'fabrikam.example': 1, 'tailspin.example': 0 }
    const own = { 'fabrikam.example': { adminEnds: 'P100D' }, 'tailspin.example': { subscriptions, users: [] } }
    held = await hold(aBookOf(book, own))
    await held.product.startWorker()
    run = await held.start({ ...CHOICES, only: ['contoso.example'], hold: { hours: 48 } })
    await held.advanceUntil(run, isAt('hold', 'waiting'))
  }, 120_000)
  afterAll(() => held[Symbol.asyncDispose]())

  test('are known before anything ends, also where nothing is under way', async () => {
    const rows = await deadlines(held)
    expect(of('contoso.example', rows)).toEqual(['2026-01-17 hold-over', '2026-01-22 last-free-day', '2026-11-11 term-end'])
    expect(of('fabrikam.example', rows)).toEqual(['2026-04-25 relationship-end', '2026-07-01 price-change', '2026-11-11 term-end'])
    expect(rows.find(({ domain }) => domain === 'fabrikam.example')?.run).toBeNull()
  })

  test('are the first renewals at a price that was announced, too, of whatever the customer keeps', async () => {
    expect(of('tailspin.example', await deadlines(held))).toEqual(['2026-07-04 price-change', '2027-04-15 price-change'])
  })

  test('are all three of the documents when it is suspended, the earliest of them the last on which it can be taken back', async () => {
    await held.world.advance('2d')
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching')
    // The API's clock may be a moment behind the worker's: what was ended just now is over a minute later for both.
    await held.world.advance('1m')
    const rows = await until('the API to see the clock', async () => {
      const found = of('contoso.example', await deadlines(held))
      return found.at(-1)?.endsWith(' ended') ? found : undefined
    })
    expect(rows).toEqual([
      '2026-01-22 last-free-day',
      expect.stringMatching(/^2026-04-17 deletion-90-days$/),
      expect.stringMatching(/^2026-04-17 last-safe-undo$/),
      expect.stringMatching(/^2026-05-17 deletion-120-days$/),
      '2026-11-11 term-end',
      expect.stringMatching(/^2026-01-17 ended$/),
    ])
  })

  test('are a calendar, too', async () => {
    const calendar = await text(await held.product.api.download(fileRoutes.getDeadlineCalendar, { params: {}, query: {} }))
    const lines = calendar.split('\r\n')
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(8)
    expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:contoso: last day to take it back\\, Office 365 Enterprise E4')
    expect(lines).toContain('DTSTART;VALUE=DATE:20260417')
  })

  test('are warned of once at each distance, and once where nobody was there on the day', async () => {
    const before = await warned(held, (rows) => rows.some(({ kind, warned: at }) => kind === 'last-free-day' && at === 7))
    expect(before.find(({ kind }) => kind === 'last-safe-undo')?.warned).toBeNull()
    // Past the days for 30 and 14 at once: it is warned of once, at what is left.
    await held.world.advance('80d')
    // A run's days and a customer's are warned of one after the other.
    const after = await warned(held, (rows) => isWarned(rows, 'last-safe-undo') && isWarned(rows, 'relationship-end'))
    expect(after.find(({ kind }) => kind === 'last-safe-undo')?.warned).toBe(14)
    expect(after.find(({ kind }) => kind === 'relationship-end')?.warned).toBe(30)
    const { items } = await held.product.api.call(routes.listRunEvents, { params: { id: run }, query: { limit: 1000 } })
    const near = items
      .filter(({ kind }) => kind === 'deadline:near')
      .map(({ data }) => `${String(data?.['deadline'])} ${String(data?.['days'])}`)
    expect(near).toEqual(['last-free-day 7', 'last-safe-undo 14'])
    const log = await held.product.api.call(routes.listLog, { query: { kind: 'deadline:near', run } })
    expect(log.items.at(-1)?.text).toMatch(/^the last free day of .* on 2026-/)
  })

  test('say that it cannot be read any more, since when, and do not claim that it was deleted', async () => {
    await held.product.practice.call('PATCH', '/emulator/customers/contoso.example', z.unknown(), { relationship: 'none' })
    await held.world.advance('12d')
    const gone = await held.advanceUntil(run, ({ migrations }) => migrations[0]?.reason?.code === 'cannot-be-read', '1d')
    expect(gone.migrations[0]).toMatchObject({ state: 'watching', reason: { text: expect.stringMatching(/^cannot be read since 2026-0/) } })
    const since = gone.migrations[0]?.reason?.facts['since']
    await held.world.advance('3d')
    const later = await held.advanceUntil(run, ({ migrations }) => Number(migrations[0]?.reason?.facts['tries']) > 1, '1d')
    expect(later.migrations[0]?.reason?.facts['since']).toBe(since)
    expect((await deadlines(held)).map(({ kind }) => kind)).toContain('unreadable')
    await held.product.practice.call('PATCH', '/emulator/customers/contoso.example', z.unknown(), { relationship: 'reseller' })
  })

  test('end with the deletion by Microsoft, read back, also while the run is paused', async () => {
    await held.product.api.call(routes.pauseRun, { params: { id: run } })
    const { items } = await held.product.api.call(routes.listRuns)
    expect(items.find(({ id }) => id === run)).toMatchObject({ state: 'paused', progress: { migrations: 1, settled: 1 } })
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'done', '10d')
    const kinds = (await deadlines(held)).filter(({ domain }) => domain === 'contoso.example').map(({ kind }) => kind)
    expect(kinds).toContain('deleted')
    expect(kinds).not.toContain('last-safe-undo')
    expect(await held.run(run)).toMatchObject({ state: 'paused', migrations: [{ state: 'done' }] })
    await held.product.api.call(routes.resumeRun, { params: { id: run } })
    await held.until(run, ({ state }) => state === 'finished')
  })
})
