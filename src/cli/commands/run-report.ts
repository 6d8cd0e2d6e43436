import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { runReportFiles } from '../../api/contract/run-report.ts'
import { wrongUse } from '../cli-problem.ts'
import { saveFile } from '../files/save-file.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderReport } from '../render/render-report.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { withRun } from './with-run.ts'

/** `run report`: the morning after, as text, as one page, and as a table for the helpdesk. */
export function addRunReport(run: Command, io: Io): void {
  example(
    withRun(run.command('report').description('the morning after: what a run has come to, and who has to do something first')),
    'crossgrade run report r-1',
    'crossgrade run report r-1 --out report.html',
    'crossgrade run report r-1 --out helpdesk.csv',
  )
    .option('--out <file>', 'one page (.html), or everybody as a table for the helpdesk, whoever is not changed yet included (.csv, .xlsx)')
    .action(async (id: string, { out }: { readonly out?: string }, command: Command) => report(id, out, openSession(command, io)))
}

async function report(id: string, out: string | undefined, session: Session): Promise<void> {
  const { client, show, view } = session
  if (out === undefined) {
    const found = await client.call(routes.getRunReport, { params: { id } })
    return show(found, () => renderReport(found, view))
  }
  const ending = /\.(html|csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase()
  if (ending === 'csv' || ending === 'xlsx') return saveTable('helpdesk', { run: id }, { format: ending, language: 'en', out }, session)
  if (ending !== 'html') throw wrongUse(`--out ${out}: expected a name that ends with .html, .csv or .xlsx.`)
  const bytes = await saveFile(out, await client.download(runReportFiles.getRunReportPage, { params: { id }, query: {} }))
  show({ file: out, bytes }, () => `${out} is written (${bytes} bytes).`)
}
