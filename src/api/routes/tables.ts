import type { FastifyInstance } from 'fastify'
import { fileRoutes } from '../contract/tables.ts'
import { writeDeadlineCalendar } from '../deadline-calendar.ts'
import type { ApiDeps } from '../deps.ts'
import { registerFile } from '../register.ts'
import { chooseTable } from '../tables/choose-table.ts'
import { writeFile } from '../tables/write-file.ts'

export function tableRoutes(app: FastifyInstance, deps: ApiDeps): void {
  registerFile(app, fileRoutes.getTable, async ({ params, query }) => writeFile(await chooseTable(params.table, query, deps), query))
  registerFile(app, fileRoutes.getDeadlineCalendar, async () => ({
    filename: 'crossgrade-deadlines.ics',
    type: 'text/calendar; charset=utf-8',
    body: Buffer.from(await writeDeadlineCalendar(deps)),
  }))
}
