import { z } from 'zod'
import { fileRoutes, TableRow, type TableName } from '../../api/contract/tables.ts'
import type { Session } from '../session.ts'
import type { TableSource } from './save-table.ts'

/** A table's rows, for a view of them or for --json. */
export async function readRows(table: TableName, source: TableSource, { client }: Session): Promise<readonly TableRow[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of await client.download(fileRoutes.getTable, { params: { table }, query: { ...source, format: 'json' } }))
    pieces.push(piece)
  return z.array(TableRow).parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
}
