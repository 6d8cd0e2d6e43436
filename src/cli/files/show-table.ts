import type { TableName, TableRow } from '../../api/contract/tables.ts'
import type { Session } from '../session.ts'
import type { View } from '../render/view.ts'
import { wantedFile, type FileFlags } from './file-flags.ts'
import { readRows } from './read-rows.ts'
import { saveTable, type TableSource } from './save-table.ts'

/** A table as the flags want it: as a file, as JSON, or drawn. */
export async function showTable(
  table: TableName,
  source: TableSource,
  flags: FileFlags,
  session: Session,
  render: (rows: readonly TableRow[], view: View) => string,
): Promise<void> {
  const file = wantedFile(flags, session.json)
  if (file) return saveTable(table, source, file, session)
  const items = await readRows(table, source, session)
  session.show({ items }, () => render(items, session.view))
}
