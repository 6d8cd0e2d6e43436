import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { OUTCOME_TABLE, outcomeTable } from '../../scripts/write-outcome-table.ts'
import { loadCatalog } from '../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../src/catalog/shipped-catalog-dir.ts'
import { checkExpected } from './check-expected.ts'
import { readExpected, type Expected } from './read-expected.ts'

const catalog = loadCatalog([shippedCatalogDir()])

describe('docs/outcomes.md', () => {
  test('is current; if not, run node scripts/write-outcome-table.ts', async () => {
    expect(readFileSync(OUTCOME_TABLE, 'utf8')).toBe(await outcomeTable())
  })
})

describe('expected.yaml', () => {
  test('says what each option of the catalog comes to for each segment', () => {
    expect(checkExpected(readExpected(), catalog)).toEqual([])
  })

  test('is found wanting where the catalog has an option, an offer or a segment that it has not', () => {
    expect(problemsWithout((row) => row.option !== 'office-365-e5')).toContain('e4 has no row for office-365-e5')
    const narrow = changed(({ cells: { government: _, ...cells }, ...row }) => ({ ...row, cells }))
    expect(checkExpected(narrow, catalog)).toContain('e4, office-365-e3: government wants an outcome for each of the 2 books')
    const few = { ...readExpected(), tables: readExpected().tables.filter(({ id }) => id !== 'kaizala') }
    expect(checkExpected(few, catalog)).toContain(
      'kaizala-pro: the offer Microsoft Kaizala Pro for faculty wants one table, which names how it begins',
    )
  })

  test('is found wanting where a cell names no reason, or a reason no cell', () => {
    const unknown = changed((row) => ({ ...row, cells: { ...row.cells, commercial: ['nce', 'because'] } }))
    expect(checkExpected(unknown, catalog)).toContain(
      'e4, office-365-e3: commercial: "because" is neither a way to buy nor one of the reasons',
    )
    const { reasons, ...rest } = readExpected()
    const idle = { code: 'conflict', also: [], why: 'none', source: 'none' }
    expect(checkExpected({ ...rest, reasons: { ...reasons, idle } }, catalog)).toEqual(['no cell is blocked for the reason idle'])
  })
})

type Row = Expected['tables'][number]['rows'][number]

function problemsWithout(isKept: (row: Row) => boolean): readonly string[] {
  const expected = readExpected()
  return checkExpected({ ...expected, tables: expected.tables.map((table) => ({ ...table, rows: table.rows.filter(isKept) })) }, catalog)
}

function changed(change: (row: Row) => Row): Expected {
  const expected = readExpected()
  return { ...expected, tables: expected.tables.map((table) => ({ ...table, rows: table.rows.map(change) })) }
}
