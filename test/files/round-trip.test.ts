import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/files/read-table.ts'
import { LANGUAGES } from '../../src/files/spelling.ts'
import type { Row, TableDefinition } from '../../src/files/table.ts'
import { writeXlsx } from '../../src/files/write-xlsx.ts'
import { csvText, readText, rowsIn } from './as-bytes.ts'
import { ALL_TABLES, EVERY_KIND, rowsOf } from './tables.ts'

const ONE_TEXT: TableDefinition = {
  name: 'one-text',
  columns: [
    { key: 'text', title: { en: 'Text', it: 'Testo', sv: 'Text' }, kind: 'text' },
    { key: 'seats', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
  ],
}

/** Any text, with what is hard about CSV, formulas and workbooks more often than chance would have it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', ' ', 'a', '_x0041', '_', 'x0041_', '\u0001', '\uFEFF'),
  }),
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'sep=;',
    '<f>1</f>',
    '&amp;',
    ']]>',
    '007',
    'TRUE',
    '2026-01-01',
    '1e5',
    '\uFEFFa',
  ),
)

async function throughXlsx({ columns }: TableDefinition, workbook: Buffer): Promise<readonly Row[]> {
  return rowsIn(await readTable(workbook, { filename: 'a.xlsx' }, columns))
}

describe.each([...ALL_TABLES, EVERY_KIND])('$name', (definition) => {
  const rows = rowsOf(definition)

  test.each(LANGUAGES)('comes back from CSV as it was (%s)', async (language) => {
    expect(rowsIn(await readText(await csvText({ ...definition, rows }, language), definition))).toEqual(rows)
  })

  test.each(LANGUAGES)('comes back from a workbook as it was (%s)', async (language) => {
    expect(await throughXlsx(definition, await writeXlsx({ ...definition, rows }, language))).toEqual(rows)
  })

  test('has no two columns of one name, in any language', () => {
    const names = definition.columns.flatMap(({ key, title }) => [
      ...new Set([key, ...Object.values(title)].map((name) => name.toLowerCase())),
    ])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})

test.each(LANGUAGES)('any text survives CSV (%s)', async (language) => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), async (texts) => {
      const rows = texts.map((text, seats) => ({ text: text === '' ? null : text, seats }))
      expect(rowsIn(await readText(await csvText({ ...ONE_TEXT, rows }, language), ONE_TEXT))).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})

test('any text survives a workbook', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
      const rows = texts.map((text, seats) => ({ text: text === '' ? null : text, seats }))
      expect(await throughXlsx(ONE_TEXT, await writeXlsx({ ...ONE_TEXT, rows }))).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('any number, day and moment survives both', async () => {
  const anyRow = fc.record({
    name: fc.constant('a'),
    seats: fc.maxSafeInteger(),
    price: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((each) => Math.round(each * 100) / 100 + 0),
    day: fc
      .date({ min: new Date('1901-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, 10)),
    at: fc
      .date({ min: new Date('1901-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
      .map((each) => `${each.toISOString().slice(0, 19)}.000Z`),
    isOn: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 5 }), fc.constantFrom(...LANGUAGES), async (rows, language) => {
      expect(rowsIn(await readText(await csvText({ ...EVERY_KIND, rows }, language), EVERY_KIND))).toEqual(rows)
      expect(await throughXlsx(EVERY_KIND, await writeXlsx({ ...EVERY_KIND, rows }, language))).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})
