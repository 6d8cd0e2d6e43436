import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/files/table.ts'
import { writeCsv } from '../../src/files/write-csv.ts'
import { csvText, readText, rowsIn } from './as-bytes.ts'
import { EVERY_KIND } from './tables.ts'

const ROW: Row = { name: 'Ångström; Söhne, "AB"', seats: -12, price: 1234.5, day: '2026-02-01', at: '2026-02-01T09:30:00.000Z', isOn: true }

describe('writes as Excel reads it', () => {
  test('in English', async () => {
    expect(await csvText({ ...EVERY_KIND, rows: [ROW] }, 'en')).toBe(
      '\uFEFFName,Seats,Price,Day,When,On\r\n"Ångström; Söhne, ""AB""",-12,1234.5,2026-02-01,2026-02-01T09:30:00.000Z,yes\r\n',
    )
  })

  test('in Italian', async () => {
    expect(await csvText({ ...EVERY_KIND, rows: [ROW] }, 'it')).toBe(
      '\uFEFFNome;Postazioni;Prezzo;Giorno;Quando;Attivo\r\n"Ångström; Söhne, ""AB""";-12;1234,5;2026-02-01;2026-02-01T09:30:00.000Z;sì\r\n',
    )
  })

  test('in Swedish', async () => {
    expect(await csvText({ ...EVERY_KIND, rows: [{ ...ROW, isOn: false }] }, 'sv')).toBe(
      '\uFEFFNamn;Platser;Pris;Dag;När;På\r\n"Ångström; Söhne, ""AB""";-12;1234,5;2026-02-01;2026-02-01T09:30:00.000Z;nej\r\n',
    )
  })

  test('in English where nobody says', async () => {
    let text = ''
    for await (const piece of writeCsv({ ...EVERY_KIND, rows: [] })) text += piece
    expect(text).toBe('\uFEFFName,Seats,Price,Day,When,On\r\n')
  })
})

test.each(['=1+1', '+39 02', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', "'=1"])(
  'puts an apostrophe before %j, and takes it off again',
  async (name) => {
    const rows = [{ name }]
    const text = await csvText({ ...EVERY_KIND, rows })
    expect(
      text
        .split(/On\r\n/)[1]
        ?.replace(/^"/, '')
        .startsWith(`'${name}`),
    ).toBe(true)
    expect(rowsIn(await readText(text, EVERY_KIND))[0]?.name).toBe(name)
  },
)

test.each(["it's", "'quoted'", '1-2', 'a=b', 'user@example.com'])('leaves %j as it is', async (name) => {
  expect(await csvText({ ...EVERY_KIND, rows: [{ name }] })).toContain(`\r\n${name},`)
})

test('writes large and small numbers without an exponent', async () => {
  const text = await csvText({ ...EVERY_KIND, rows: [{ seats: 1e21, price: 1e-7 }] })
  expect(text).toContain('\r\n,1000000000000000000000,0.0000001,')
})

test('asks for rows as its text is taken, and never holds many of 200,000', async () => {
  let asked = 0
  let written = 0
  let ahead = 0
  async function* rows(): AsyncGenerator<Row> {
    for (asked = 1; asked <= 200_000; asked += 1) yield { name: `Customer ${asked}`, seats: asked }
  }
  for await (const piece of writeCsv({ ...EVERY_KIND, rows: rows() })) {
    written += piece.split('\r\n').length - 1
    ahead = Math.max(ahead, asked - written)
    expect(piece.length).toBeLessThan(100_000)
  }
  expect(written).toBe(200_001)
  expect(ahead).toBeLessThanOrEqual(1000)
})

test('passes on what goes wrong with the rows', async () => {
  async function* rows(): AsyncGenerator<Row> {
    yield { name: 'first' }
    throw new Error('the database is away')
  }
  await expect(csvText({ ...EVERY_KIND, rows: rows() })).rejects.toThrow('the database is away')
})
