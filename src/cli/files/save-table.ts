import type { QueryInput } from '../../api/contract/route.ts'
import { fileRoutes, type TableName } from '../../api/contract/tables.ts'
import type { Session } from '../session.ts'
import type { WantedFile } from './file-flags.ts'
import { saveFile } from './save-file.ts'

/** What a table is asked of: a snapshot, a plan, a run or a reconciliation, and only some of it. */
export type TableSource = Omit<QueryInput<typeof fileRoutes.getTable>, 'format' | 'language'>

/** Fetches a table as a file and writes it where it was wanted, piece by piece. */
export async function saveTable(
  table: TableName,
  source: TableSource,
  { format, language, out }: WantedFile,
  session: Session,
): Promise<void> {
  const pieces = await session.client.download(fileRoutes.getTable, { params: { table }, query: { ...source, format, language } })
  if (out === undefined) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    for await (const piece of pieces) session.io.write(decoder.decode(piece, { stream: true }))
    return session.io.write(decoder.decode())
  }
  const bytes = await saveFile(out, pieces)
  session.show({ file: out, bytes }, () => `${out} is written (${bytes} bytes).`)
}
