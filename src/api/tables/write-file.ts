import { Readable } from 'node:stream'
import type { Table } from '../../files/table.ts'
import { writeCsv } from '../../files/write-csv.ts'
import { TooLargeForSheet, writeXlsx } from '../../files/write-xlsx.ts'
import type { TableQuery } from '../contract/tables.ts'
import { problem } from '../problems/problem.ts'
import type { FileAnswer } from '../register.ts'
import type { ChosenTable } from './choose-table.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A table as a file: CSV and JSON as it is read from the database, a workbook whole.
 * @throws ProblemError where a workbook cannot hold it
 */
export async function writeFile({ table, of }: ChosenTable, { format, language }: TableQuery): Promise<FileAnswer> {
  const filename = `crossgrade-${table.name}-${of}.${format}`
  if (format === 'csv') return { filename, type: 'text/csv; charset=utf-8', body: Readable.from(writeCsv(table, language)) }
  if (format === 'json') return { filename, type: 'application/json; charset=utf-8', body: Readable.from(writeJson(table)) }
  try {
    return { filename, type: XLSX, body: await writeXlsx(table, language) }
  } catch (error) {
    if (!(error instanceof TooLargeForSheet)) throw error
    throw error.cell ? problem('too-long-for-a-workbook', error.cell) : problem('too-many-rows-for-a-workbook', { table: table.name })
  }
}

async function* writeJson({ rows }: Table): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`
    before = ',\n'
  }
  yield before === '[' ? '[]' : ']'
}
