import type { Language } from '../../src/domain/catalog.ts'
import { readTable, type FileReading } from '../../src/files/read-table.ts'
import type { Row, Table, TableDefinition } from '../../src/files/table.ts'
import { writeCsv } from '../../src/files/write-csv.ts'

/** A whole CSV file as one text. */
export async function csvText(table: Table, language: Language = 'en'): Promise<string> {
  let text = ''
  for await (const piece of writeCsv(table, language)) text += piece
  return text
}

/** Reads a text as if a person had saved it under this name. */
export async function readText(text: string, { columns }: Pick<TableDefinition, 'columns'>, filename = 'a.csv'): Promise<FileReading> {
  return readTable(Buffer.from(text, 'utf8'), { filename }, columns)
}

/** The rows of a file that must be in order. */
export function rowsIn(reading: FileReading): readonly Row[] {
  if (!reading.ok) throw new Error(messagesIn(reading).join('\n'))
  return reading.rows.map(({ values }) => values)
}

/** What is wrong with a file that must not be in order. */
export function messagesIn(reading: FileReading): readonly string[] {
  if (reading.ok) throw new Error(`nothing is wrong with ${JSON.stringify(reading.rows)}`)
  return reading.problems.map(({ message }) => message)
}
