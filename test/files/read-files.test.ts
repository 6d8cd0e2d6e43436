import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readTable, type FileReading } from '../../src/files/read-table.ts'
import { writeXlsx } from '../../src/files/write-xlsx.ts'
import { packZip } from '../../src/files/xlsx/pack-zip.ts'
import { unzipXml } from '../../src/files/xlsx/unzip-xml.ts'
import { messagesIn, readText, rowsIn } from './as-bytes.ts'
import { EVERY_KIND } from './tables.ts'

const SHEET = 'xl/worksheets/sheet1.xml'

function read(bytes: Uint8Array, filename: string): Promise<FileReading> {
  return readTable(bytes, { filename }, EVERY_KIND.columns)
}

/** Our own workbook with two rows, its sheet's XML changed. */
async function workbook(change: (sheet: string) => string): Promise<Buffer> {
  const files = new Map(
    await unzipXml(
      await writeXlsx({
        ...EVERY_KIND,
        rows: [
          { name: 'A', seats: 12 },
          { name: 'B', seats: 7 },
        ],
      }),
    ),
  )
  files.set(SHEET, Buffer.from(change(files.get(SHEET)?.toString('utf8') ?? ''), 'utf8'))
  return packZip(files)
}

test.each([
  ['empty.csv', Buffer.alloc(0), 'is empty.'],
  ['blank.csv', Buffer.from('\uFEFF \r\n\r\n'), 'is empty.'],
  ['photo.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]), 'is no text but a binary file: save it as CSV or XLSX.'],
  [
    'old.xls',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    'is a workbook in the old .xls format, or one with a password: save it as .xlsx without a password.',
  ],
  ['really-csv.xlsx', Buffer.from('Name,Seats\n'), 'is no Excel workbook, though it is called one: save it as .xlsx, or as .csv.'],
  ['report.pdf', Buffer.from('%PDF-1.7'), 'is nothing that can be read: give .csv, .xlsx, .yaml or .json.'],
  ['large.csv', Buffer.alloc(50 * 1024 * 1024 + 1, 'a'), 'is larger than 50 MB: split it.'],
  ['other.csv', Buffer.from('Foo,Bar\n1,2\n'), 'has none of the columns Name, Seats, Price, Day, When, On.'],
  ['cut-off.xlsx', Buffer.from('PK\u0003\u0004 and no more'), 'is damaged: it cannot be unpacked. Open it in Excel and save it again.'],
  ['map.yaml', Buffer.from('name: A\n'), 'is no list of rows: expected lines such as "- domain: fabrikam.example".'],
  ['texts.yaml', Buffer.from('- A\n'), 'has a row that is no map of values by column: the 1. of the list.'],
])('says what is wrong with %s', async (filename, bytes, what) => {
  expect(messagesIn(await read(bytes, filename))).toEqual([`${filename} ${what}`])
})

test('knows a workbook by its content, whatever it is called', async () => {
  const bytes = await writeXlsx({ ...EVERY_KIND, rows: [{ name: 'A' }] })
  expect(rowsIn(await read(bytes, 'export.csv'))).toMatchObject([{ name: 'A' }])
  expect(rowsIn(await readTable(bytes, { contentType: 'application/octet-stream' }, EVERY_KIND.columns))).toMatchObject([{ name: 'A' }])
})

test('reads YAML by key and by title, and JSON', async () => {
  const expected = [
    { name: '007', seats: 12, isOn: true },
    { name: '007', price: 1.5, isOn: null },
  ]
  const yaml = '- { name: "007", seats: 12, isOn: true }\n- name: 007\n  Prezzo: 1.5\n'
  expect(rowsIn(await readText(yaml, EVERY_KIND, 'a.yaml'))).toMatchObject(expected)
  const json = '[{ "name": "007", "seats": 12, "isOn": true }, { "name": "007", "price": 1.5, "isOn": null }]'
  expect(rowsIn(await readText(json, EVERY_KIND, 'a.json'))).toMatchObject(expected)
})

test('says the line of what is wrong in YAML', async () => {
  const yaml = '- name: A\n  seats: 12x\n  colour: red\n- name: [a, b]\n'
  expect(messagesIn(await readText(yaml, EVERY_KIND, 'a.yml'))).toEqual([
    'line 3, colour: no such column; there are Name, Seats, Price, Day, When, On',
    'line 1, seats: "12x" is not a whole number',
    'line 4, name: a list or a map where one value belongs',
  ])
  expect(messagesIn(await readText('- name: "A\n', EVERY_KIND, 'a.yml'))[0]).toMatch(/^a\.yml is not valid YAML: line \d+: /)
})

test('reads of a formula what Excel stored', async () => {
  const bytes = await workbook((sheet) => sheet.replace('<v>12</v>', '<f>6*2</f><v>12</v>'))
  expect(rowsIn(await read(bytes, 'a.xlsx'))).toMatchObject([{ name: 'A', seats: 12 }, { seats: 7 }])
})

test('does not take a formula without a result, or an error, for an empty cell', async () => {
  const withFormula = await writeExcelFile([
    ['Name', 'Seats'],
    ['A', { type: 'Formula', value: '6*2' }],
    ['B', 1],
  ]).toBuffer()
  expect(messagesIn(await read(withFormula, 'a.xlsx'))).toEqual([
    'row 2, Seats: a formula without a stored result: open the file in Excel and save it, or write the value',
  ])
  const withError = await workbook((sheet) => sheet.replace(/<c r="B2"[^>]*><v>12<\/v>/, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v>'))
  expect(messagesIn(await read(withError, 'a.xlsx'))).toEqual([
    'row 2, Seats: the cell shows an error: correct its formula, or write the value',
  ])
})

test('finds the titles below empty rows, and counts rows as Excel does', async () => {
  const bytes = await writeExcelFile([[], [], ['Seats', 'Name'], [12, 'A'], [], ['x', 'B']]).toBuffer()
  expect(messagesIn(await read(bytes, 'a.xlsx'))).toEqual(['row 6, Seats: "x" is not a whole number'])
})

test('takes numbers, days and booleans of a workbook as what a column wants', async () => {
  const format = 'yyyy-mm-dd'
  const bytes = await writeExcelFile([
    ['Name', 'Seats', 'Price', 'Day', 'When', 'On'],
    [42, '12', '12.50', { value: new Date('2026-02-01'), type: Date, format }, { value: new Date('2026-02-01'), type: Date, format }, true],
    [true, 1.5, 2, 46054, 'x', 'yes'],
  ]).toBuffer()
  expect(messagesIn(await read(bytes, 'a.xlsx'))).toEqual([
    'row 3, Seats: "1.5" is not a whole number',
    'row 3, Day: "46054" is not a day such as 2026-02-01',
    'row 3, When: "x" is not a moment such as 2026-02-01T09:30:00Z',
  ])
})

test('refuses a workbook that unpacks to more than memory should hold', async () => {
  const bomb = zipOf('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(201 * 1024 * 1024, ' ')))
  expect(messagesIn(await read(bomb, 'a.xlsx'))).toEqual(['a.xlsx unpacks to more than 200 MB: give fewer rows, or CSV.'])
})

test.each([
  ['a row far below', '<row r="900000000"><c r="A900000000"><v>1</v></c></row>'],
  ['a column far out', '<row r="9"><c r="ZZZZ9"><v>1</v></c></row>'],
])('refuses a sheet with %s', async (_, row) => {
  const bytes = await workbook((sheet) => sheet.replace('</sheetData>', `${row}</sheetData>`))
  expect(messagesIn(await read(bytes, 'a.xlsx'))).toEqual([
    'a.xlsx is damaged: it has cells at places that no sheet has. Open it in Excel and save it again.',
  ])
})

test('refuses a sheet that is nearly empty and huge', async () => {
  const bytes = await workbook((sheet) => sheet.replace('</sheetData>', '<row r="900000"><c r="XFD900000"><v>1</v></c></row></sheetData>'))
  expect(messagesIn(await read(bytes, 'a.xlsx'))).toEqual([
    'a.xlsx has too many cells: delete what stands below and to the right of the table.',
  ])
})

test('never fails otherwise, whatever the bytes', async () => {
  const workbookBytes = await writeXlsx({ ...EVERY_KIND, rows: [{ name: 'A', seats: 12 }] })
  const damaged = fc
    .tuple(fc.nat(workbookBytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map(([at, bytes]) => Buffer.concat([workbookBytes.subarray(0, at), bytes, workbookBytes.subarray(at + bytes.length)]))
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string().map((text) => Buffer.from(`Name,Seats\n${text}`)),
    damaged,
  )
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.constantFrom('a.csv', 'a.xlsx', 'a.yaml', 'a.json', 'a'), async (bytes, filename) => {
      expect(typeof (await read(bytes, filename)).ok).toBe('boolean')
    }),
    { numRuns: 400 },
  )
})

/** A zip of one file, compressed: the stored one made by `packZip`, with the method changed in both places. */
function zipOf(path: string, deflated: Buffer): Buffer {
  const zip = packZip(new Map([[path, deflated]]))
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, zip.length - 22 - (46 + path.length) + 10)
  return zip
}
