import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { routes } from '../contract/routes.ts'
import { runReportFiles } from '../contract/run-report.ts'
import type { ApiDeps } from '../deps.ts'
import { getRun } from '../describe-run.ts'
import { register, registerFile } from '../register.ts'
import { writeReportPage } from '../run-report-page.ts'
import { reportRun } from '../run-report.ts'
import { helpdeskRows } from '../tables/helpdesk-rows.ts'

export function runReportRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getRunReport, async ({ params }) => reportRun(await getRun(params.id, deps), deps))
  registerFile(app, runReportFiles.getRunReportPage, async ({ params }) => {
    const run = await getRun(params.id, deps)
    const page = writeReportPage(await reportRun(run, deps), helpdeskRows(run.id, undefined, deps), deps.provider.isEmulator)
    return { filename: `crossgrade-report-${run.id}.html`, type: 'text/html; charset=utf-8', body: Readable.from(page) }
  })
}
