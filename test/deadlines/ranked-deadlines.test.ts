import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import type { QueryInput } from '../../src/api/contract/route.ts'
import { aBookOf } from '../run-control/held-run.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'

async function json(pieces: Promise<AsyncIterable<Uint8Array>>): Promise<unknown> {
  const all: Uint8Array[] = []
  for await (const piece of await pieces) all.push(piece)
  return JSON.parse(Buffer.concat(all).toString('utf8'))
}

describe('the days that matter, over everything', () => {
  let product: RunningProduct
  const list = (query: QueryInput<typeof routes.listDeadlines> = {}) => product.api.call(routes.listDeadlines, { query })
  const said = async (query: QueryInput<typeof routes.listDeadlines> = {}) =>
    (await list(query)).items.map(({ customer, kind, at, rank }) => `${at.slice(0, 10)} ${customer.name} ${kind} ${rank}`)

  beforeAll(async () => {
    const ends = { 'adatum.example': { adminEnds: 'P20D' }, 'fabrikam.example': { adminEnds: 'P100D' } }
    product = await startRunningProduct(aBookOf({ 'adatum.example': 1, 'contoso.example': 2, 'fabrikam.example': 1 }, ends), 0)
    await product.startWorker()
    const { id } = await product.api.call(routes.takeSnapshot)
    const isTaken = async () => (await product.api.call(routes.getSnapshot, { params: { id } })).state === 'complete' || undefined
    await until('the snapshot', isTaken)
  }, 60_000)
  afterAll(() => product[Symbol.asyncDispose]())

  test('are ranked: first what comes within thirty days and takes something away, then whatever comes', async () => {
    expect(await said()).toEqual([
      '2026-02-04 adatum relationship-end high',
      '2026-04-25 fabrikam relationship-end upcoming',
      '2026-07-01 adatum price-change upcoming',
      '2026-07-01 contoso price-change upcoming',
      '2026-07-01 fabrikam price-change upcoming',
      '2026-11-11 adatum term-end upcoming',
      '2026-11-11 contoso term-end upcoming',
      '2026-11-11 fabrikam term-end upcoming',
    ])
  })

  test('are counted by rank and by month, however few are shown', async () => {
    const { counts, months } = await list({ limit: 1, rank: 'high' })
    expect(counts).toEqual({ high: 1, upcoming: 7, past: 0 })
    expect(months).toEqual([
      { month: '2026-02', count: 1, kinds: { 'relationship-end': 1 } },
      { month: '2026-04', count: 1, kinds: { 'relationship-end': 1 } },
      { month: '2026-07', count: 3, kinds: { 'price-change': 3 } },
      { month: '2026-11', count: 3, kinds: { 'term-end': 3 } },
    ])
  })

  test('are found by kind, customer, distance, month, rank and retirement', async () => {
    expect(await said({ kind: 'relationship-end', within: 30 })).toEqual(['2026-02-04 adatum relationship-end high'])
    expect(await said({ customer: 'Fabrikam.example' })).toHaveLength(3)
    expect(await said({ month: '2026-04' })).toEqual(['2026-04-25 fabrikam relationship-end upcoming'])
    expect(await said({ rank: 'past' })).toEqual([])
    expect(await said({ retirement: 'office-365-e4' })).toHaveLength(6)
    expect(await said({ retirement: 'kaizala-pro' })).toEqual([])
  })

  test('are a file of what is asked for, in the same order', async () => {
    const query = { format: 'json', kind: 'term-end', month: '2026-11', rank: 'upcoming', customer: 'Fabrikam.example' } as const
    const rows = await json(product.api.download(fileRoutes.getTable, { params: { table: 'deadlines' }, query }))
    expect(rows).toMatchObject([{ domain: 'fabrikam.example', kind: 'term-end' }])
    const wrong = product.api.download(fileRoutes.getTable, { params: { table: 'deadlines' }, query: { kind: 'term' } })
    await expect(wrong).rejects.toThrow('No deadline is of kind term')
  })

  test('come a page at a time, each once', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list({ after, limit: 2 })
      seen.push(...page.items.map(({ customer, kind }) => `${customer.name} ${kind}`))
      after = page.next
    }
    expect(seen).toHaveLength(8)
    expect(new Set(seen).size).toBe(8)
  })

  test('are those of the first page’s moment on every page that follows it', async () => {
    const pool = new pg.Pool({ connectionString: product.databaseUrl })
    const { next } = await list({ limit: 2 })
    await pool.query('update snapshot_customers set is_affected = false')
    const rest = await list({ after: next ?? '', limit: 10 })
    const now = await list()
    await pool.query('update snapshot_customers set is_affected = true')
    await pool.end()
    expect([rest.items.length, rest.counts.upcoming, now.items.length]).toEqual([6, 7, 0])
  })

  test.each(['x', 'bnVsbA', 'W10'])('of a page that does not exist say so (%s)', async (after) => {
    await expect(list({ after })).rejects.toThrow('There is no such page')
  })

  test('are past when their day is over', async () => {
    const { asOf } = await list()
    await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: '30d' })
    const after = await until('the API to see the clock', async () => {
      const found = await list()
      return found.asOf > asOf && found.counts.past === 1 ? found : undefined
    })
    expect(after.items.at(-1)).toMatchObject({ kind: 'relationship-end', rank: 'past', inDays: -10 })
  })
})
