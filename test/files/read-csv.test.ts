import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/files/read-table.ts'
import { choicesTable } from '../../src/files/tables/choices.ts'
import { messagesIn, readText, rowsIn } from './as-bytes.ts'
import { EVERY_KIND } from './tables.ts'

const BLANK = { name: null, seats: null, price: null, day: null, at: null, isOn: null }

describe('understands', () => {
  test.each([
    ['commas', 'Name,Seats\r\nA,12\r\n'],
    ['semicolons', 'Name;Seats\r\nA;12\r\n'],
    ['tabs', 'Name\tSeats\r\nA\t12\r\n'],
    ['LF alone', 'Name,Seats\nA,12'],
    ['quotes', '"Name";"Seats"\n"A";"12"\n'],
    ['a byte order mark', '\uFEFFName,Seats\r\nA,12\r\n'],
    ['a line that says the separator', 'sep=;\r\nName;Seats\r\nA;12\r\n'],
    ['keys', 'seats,name\n12,A\n'],
    ['Italian titles', 'Postazioni;Nome\n12;A\n'],
    ['Swedish titles in capitals', ' PLATSER ;NAMN\n12;A\n'],
    ['empty rows and rows of empty cells', '\nName,Seats\n\n,\nA,12\n'.slice(1)],
    ['rows with fewer cells', 'Name,Seats,Price\nA,12\n'],
    ['titles that are empty', 'Name,Seats,,\nA,12,,\n'],
  ])('%s', async (_, text) => {
    expect(rowsIn(await readText(text, EVERY_KIND))).toEqual([{ ...BLANK, name: 'A', seats: 12 }])
  })

  test.each([
    ['UTF-16, as Excel saves Unicode text', Buffer.from('\uFEFFNamn\tPlatser\r\nÅsa\t12\r\n', 'utf16le')],
    ['Windows-1252, as Excel saves plain CSV', Buffer.from('Namn;Platser\r\nÅsa;12\r\n', 'latin1')],
  ])('%s', async (_, bytes) => {
    const reading = await readTable(bytes, { contentType: 'text/csv; charset=utf-8' }, EVERY_KIND.columns)
    expect(rowsIn(reading)).toEqual([{ ...BLANK, name: 'Åsa', seats: 12 }])
  })

  test.each([
    ['Pris;Namn\n20,50;A\n', 20.5],
    ['Price,Name\n20.50,A\n', 20.5],
    ['Price;Name\n20,50;A\n', 20.5],
    ['Prezzo\tNome\n20,50\tA\n', 20.5],
    ['Pris;Namn\n20.50;A\n', 20.5],
    ['Pris;Namn\n1,234;A\n', 1.234],
    ['Price,Name\n-7,A\n', -7],
  ])('amounts in %j', async (text, price) => {
    expect(rowsIn(await readText(text, EVERY_KIND))[0]?.price).toBe(price)
  })

  test.each([
    ['Dag;Namn\n1/2/2026;A\n', '2026-02-01'],
    ['Giorno;Nome\n01/02/2026;A\n', '2026-02-01'],
    ['Day,Name\n2026-02-01,A\n', '2026-02-01'],
    ['Day,Name\n2/13/2026,A\n', '2026-02-13'],
    ['Day,Name\n13/2/2026,A\n', '2026-02-13'],
  ])('days in %j', async (text, day) => {
    expect(rowsIn(await readText(text, EVERY_KIND))[0]?.day).toBe(day)
  })

  test.each([
    ['2026-02-01T09:30:00Z', '2026-02-01T09:30:00.000Z'],
    ['2026-02-01 09:30', '2026-02-01T09:30:00.000Z'],
    ['2026-02-01T09:30:00+02:00', '2026-02-01T07:30:00.000Z'],
    ['2026-02-01', '2026-02-01T00:00:00.000Z'],
  ])('the moment %s', async (text, at) => {
    expect(rowsIn(await readText(`When,Name\n${text},A\n`, EVERY_KIND))[0]?.at).toBe(at)
  })

  test.each(['sì', 'SI', 'ja', 'Yes', 'TRUE', 'VERO', 'SANT', '1'])('%s as yes', async (text) => {
    expect(rowsIn(await readText(`On,Name\n${text},A\n`, EVERY_KIND))[0]?.isOn).toBe(true)
  })

  test.each(['no', 'nej', 'FALSE', 'FALSO', 'FALSKT', '0'])('%s as no', async (text) => {
    expect(rowsIn(await readText(`On,Name\n${text},A\n`, EVERY_KIND))[0]?.isOn).toBe(false)
  })
})

test('says where each row stood, as Excel counts', async () => {
  const reading = await readText('Name,Seats\n"two\nlines",1\n\nB,2\n', EVERY_KIND)
  expect(reading.ok && reading.rows.map(({ at }) => at)).toEqual([2, 4])
})

test('says everything that is wrong at once, with row, column and what would be right', async () => {
  const text = [
    'Name,Seats,Price,Day,When,On,Sets',
    'A,12x,1,2026-02-30,noon,maybe,',
    'B,1.5,"12,345",1/2/2026,2026-01-01T25:00:00Z,yes,',
    'C,,abc,tomorrow,,,,surplus',
  ].join('\n')
  expect(messagesIn(await readText(text, EVERY_KIND))).toEqual([
    'row 1, Sets: no such column; there are Name, Seats, Price, Day, When, On',
    'row 2, Seats: "12x" is not a whole number',
    'row 2, Day: "2026-02-30" is a day that no calendar has',
    'row 2, When: "noon" is not a moment such as 2026-02-01T09:30:00Z',
    'row 2, On: "maybe" is neither yes nor no',
    'row 3, Seats: "1.5" is not a whole number',
    'row 3, Price: "12,345" could be 12345 or 12.345: write which',
    'row 3, Day: "1/2/2026" could be 2026-02-01 or 2026-01-02: write which',
    'row 3, When: "2026-01-01T25:00:00Z" is not a moment such as 2026-02-01T09:30:00Z',
    'row 4, Price: "abc" is not a number such as 12.50',
    'row 4, Day: "tomorrow" is not a day such as 2026-02-01',
    'row 4: a value stands in a column without a title: give it one, or quote texts that hold a separator',
  ])
})

test('says which columns and values are missing, twice there, or none of those that may be', async () => {
  expect(messagesIn(await readText('Kund;Period;Term\nFabrikam;P2Y;P1Y\n', choicesTable))).toEqual([
    'row 1, Term: the column is there twice',
    'row 1, Domän: the column is missing',
    'row 2, Period: "P2Y" is none of P1M, P1Y, P3Y',
  ])
  expect(messagesIn(await readText('Domain,Term\n,p1y\n', choicesTable))).toEqual(['row 2, Domain: a value is missing'])
})

test('gives rows of the types that the columns say', async () => {
  const text = 'Domain,Term,Seats max\nfabrikam.example,p1y,40\n'
  const reading = await readTable(Buffer.from(text), { filename: 'a.csv' }, choicesTable.columns)
  if (!reading.ok) throw new Error('the file is in order')
  const termOf: { readonly [T in 'P1M' | 'P1Y' | 'P3Y']: number } = { P1M: 1, P1Y: 12, P3Y: 36 }
  const rows = reading.rows.map(({ values: { domain, term, seatsMax } }) => [domain.length, term && termOf[term], seatsMax && seatsMax + 1])
  expect(rows).toEqual([[16, 12, 41]])
})

test('counts what it does not list', async () => {
  const reading = await readText(`Seats\n${'x\n'.repeat(5000)}`, EVERY_KIND)
  expect(reading.ok ? [] : [reading.problems.length, reading.problemsTotal]).toEqual([1000, 5000])
})

test('says where quotation marks do not match', async () => {
  expect(messagesIn(await readText('Name,Seats\nA,1\n"B,2\n', EVERY_KIND))).toEqual([
    'a.csv cannot be read from row 3 on: its quotation marks do not match.',
  ])
})

test('reads 200,000 rows and refuses one more', async () => {
  const text = `Name,Seats\n${'A,1\n'.repeat(200_000)}`
  expect(rowsIn(await readText(text, EVERY_KIND))).toHaveLength(200_000)
  expect(messagesIn(await readText(`${text}A,1\n`, EVERY_KIND))).toEqual(['a.csv has more than 200,000 rows: split it.'])
})
