import { fill, type Facts, type FactsOf, type NamesIn, type Sentence } from '../domain/sentence.ts'

/** What is wrong with a file: of all of it, completing "choices.csv …", or of a cell, completing "row 7, Seats: …". */
export const FILE_SENTENCES = {
  // Of all of it.
  'of-file': '{file} {what}',
  empty: 'is empty.',
  'empty-sheet': 'is empty: its first sheet has no cells.',
  'larger-than-50-mb': 'is larger than 50 MB: split it.',
  'larger-than-5-mb': 'is larger than 5 MB, too large for YAML: give CSV.',
  'more-than-200-mb': 'unpacks to more than 200 MB: give fewer rows, or CSV.',
  'too-many-rows': 'has more than 200,000 rows: split it.',
  'too-many-cells': 'has too many cells: delete what stands below and to the right of the table.',
  'too-many-files-inside': 'has more files inside than a workbook has.',
  'old-workbook': 'is a workbook in the old .xls format, or one with a password: save it as .xlsx without a password.',
  'with-password': 'is protected with a password: save it without one.',
  'no-workbook': 'is no Excel workbook, though it is called one: save it as .xlsx, or as .csv.',
  'workbook-unreadable': 'cannot be read as an Excel workbook ({words}). Open it in Excel and save it as .xlsx.',
  'not-unpacked': 'is damaged: it cannot be unpacked. Open it in Excel and save it again.',
  'cells-out-of-place': 'is damaged: it has cells at places that no sheet has. Open it in Excel and save it again.',
  'nothing-to-read': 'is nothing that can be read: give .csv, .xlsx, .yaml or .json.',
  binary: 'is no text but a binary file: save it as CSV or XLSX.',
  'no-titles': 'has no row of column titles.',
  'quotes-unmatched': 'cannot be read from row {row} on: its quotation marks do not match.',
  'none-of-the-columns': 'has none of the columns {columns}.',
  'no-yaml-at': 'is not valid YAML: line {line}: {words}',
  'no-yaml': 'is not valid YAML: {words}',
  'no-list': 'is no list of rows: expected lines such as "- domain: fabrikam.example".',
  'no-map': 'has a row that is no map of values by column: the {place}. of the list.',
  // Of a column.
  'no-such-column': 'no such column; there are {columns}',
  'column-twice': 'the column is there twice',
  'column-missing': 'the column is missing',
  'column-without-title': 'a value stands in a column without a title: give it one, or quote texts that hold a separator',
  // Of a cell.
  'value-missing': 'a value is missing',
  'none-of': '{text} is none of {expected}',
  'not-whole': '{text} is not a whole number',
  'not-a-number': '{text} is not a number such as {example}',
  'two-numbers': '{text} could be {one} or {other}: write which',
  'not-a-day-such-as': '{text} is not a day such as 2026-02-01',
  'two-days': '{text} could be {one} or {other}: write which',
  'no-calendar-has': '{text} is a day that no calendar has',
  'not-a-moment': '{text} is not a moment such as 2026-02-01T09:30:00Z',
  'neither-yes-nor-no': '{text} is neither {yes} nor {no}',
  'shows-an-error': 'the cell shows an error: correct its formula, or write the value',
  'no-stored-result': 'a formula without a stored result: open the file in Excel and save it, or write the value',
  'a-list-or-map': 'a list or a map where one value belongs',
  'no-value-of-a-kind': 'a value of a kind that no column takes',
} as const satisfies Readonly<Record<string, string>>

type Sentences = typeof FILE_SENTENCES
type Given<Template extends string> = [NamesIn<Template>] extends [never] ? [] : [facts: FactsOf<Template>]

export function sayOfFile<Code extends keyof Sentences>(code: Code, ...[given]: Given<Sentences[Code]>): Sentence {
  const facts: Facts = given ?? {}
  return { code, text: fill(FILE_SENTENCES[code], facts), facts }
}
