import { expect, test } from 'vitest'
import type { Row } from '../../src/files/table.ts'
import { writeXlsx } from '../../src/files/write-xlsx.ts'
import { unzipXml } from '../../src/files/xlsx/unzip-xml.ts'
import { EVERY_KIND } from './tables.ts'

const ROW: Row = { name: '=1+1', seats: -12, price: 1234.5, day: '2026-02-01', at: '2026-02-01T12:00:00.000Z', isOn: true }

async function xmlOf(rows: readonly Row[], path = 'xl/worksheets/sheet1.xml'): Promise<string> {
  const file = (await unzipXml(await writeXlsx({ ...EVERY_KIND, rows }, 'sv'))).get(path)
  if (!file) throw new Error(`the workbook has no ${path}`)
  return file.toString('utf8')
}

test('never writes a formula', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/c calc"!A1', '<f>1+1</f>', '\t=1']
  const sheet = await xmlOf(texts.map((name) => ({ name })))
  expect(sheet).not.toMatch(/<f[\s>]/)
  expect(sheet.match(/<c r="A\d+"[^>]* t="s"/g)).toHaveLength(texts.length + 1)
})

test('leaves a text as it is, without an apostrophe', async () => {
  expect(await xmlOf([ROW], 'xl/sharedStrings.xml')).toContain('<t>=1+1</t>')
})

test('writes numbers, days and booleans as what they are', async () => {
  const sheet = await xmlOf([ROW])
  expect(sheet).toMatch(/<c r="B2"[^>]*><v>-12<\/v>/)
  expect(sheet).toMatch(/<c r="C2"[^>]*><v>1234.5<\/v>/)
  expect(sheet).toMatch(/<c r="D2"[^>]*><v>46054<\/v>/)
  expect(sheet).toMatch(/<c r="E2"[^>]*><v>46054.5<\/v>/)
  expect(sheet).toMatch(/<c r="F2"[^>]* t="b"[^>]*><v>1<\/v>/)
})

test('freezes the titles, makes them bold and the columns wide enough', async () => {
  const sheet = await xmlOf([ROW])
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  expect(sheet.match(/<col /g)).toHaveLength(6)
  expect(await xmlOf([ROW], 'xl/styles.xml')).toContain('<b/>')
  expect(await xmlOf([ROW], 'xl/sharedStrings.xml')).toContain('<t>Platser</t>')
})

test('writes a day that Excel’s calendar does not have as text', async () => {
  expect(await xmlOf([{ day: '1899-12-31', at: 'never' }], 'xl/sharedStrings.xml')).toMatch(/1899-12-31.*never/)
})

test('refuses more rows than a sheet holds, and says what to do', async () => {
  function* rows(): Generator<Row> {
    for (let index = 0; index < 1_048_576; index += 1) yield {}
  }
  const narrow = { ...EVERY_KIND, columns: EVERY_KIND.columns.slice(0, 1) }
  await expect(writeXlsx({ ...narrow, rows: rows() })).rejects.toThrow(
    'every-kind has more than 1,048,575 rows, which no sheet can hold: write CSV instead.',
  )
})

test('refuses a text that a cell cannot hold, and says which', async () => {
  await expect(writeXlsx({ ...EVERY_KIND, rows: [{}, { name: 'x'.repeat(32_768) }] })).rejects.toThrow(
    'row 3, Name: 32768 characters, and a cell of a sheet holds 32,767: write CSV instead.',
  )
})
