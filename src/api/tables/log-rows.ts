import type { RowOf } from '../../files/table.ts'
import type { logTable } from '../../files/tables/log.ts'
import type { LogFilter } from '../../store/log.ts'
import type { ApiDeps } from '../deps.ts'
import { readLog } from '../log/read-log.ts'

type LogRow = RowOf<typeof logTable.columns>

const PAGE = 1000

/** The log as it is wanted, newest first, a page at a time. */
export async function* logRows(filter: LogFilter, deps: Pick<ApiDeps, 'db'>): AsyncGenerator<LogRow> {
  for (let before: string | null | undefined; before !== null;) {
    const page: Awaited<ReturnType<typeof readLog>> = await readLog({ ...filter, before }, PAGE, deps)
    for (const { at, recordedAt, actor, kind, customer, run, text: what, id } of page.items)
      yield {
        at,
        recordedAt,
        actor,
        kind,
        customer: customer?.name ?? customer?.id ?? null,
        domain: customer?.domain ?? null,
        run,
        what,
        id,
      }
    before = page.next
  }
}
