import { routes } from '../../api/contract/routes.ts'
import type { Run } from '../../api/contract/runs.ts'
import { exitOfRun } from '../exit.ts'
import { renderMigrationDetail } from '../render/render-migration-detail.ts'
import { renderOutlook } from '../render/render-outlook.ts'
import { renderReading } from '../render/render-reconciliation.ts'
import { renderRun } from '../render/render-run.ts'
import type { Session } from '../session.ts'
import { getCustomerId } from './get-customer-id.ts'

/** A run, or one customer of it with steps, purchases and attempts. The exit code says whether somebody is needed. */
export async function showRun(id: string, customer: string | undefined, session: Session): Promise<void> {
  const { client, io, json, show, view } = session
  if (customer !== undefined) {
    const answer = await client.call(routes.getMigrations, { params: { id, customer: await getCustomerId(id, customer, session) } })
    const { items, reconciliation } = answer
    const reading = reconciliation === null ? [] : [renderReading(reconciliation, view)]
    return show(answer, () => [...items.map((item) => renderMigrationDetail(item, view)), ...reading].join('\n\n'))
  }
  const run = await client.call(routes.getRun, { params: { id } })
  const outlook = await client.call(routes.getOutlook, { params: { id: run.id } })
  if (json) show({ ...run, outlook }, () => '')
  else {
    const { practice } = await client.call(routes.getStatus)
    show(run, () => `${renderRun(run, practice, view)}\n\n${renderOutlook(outlook, view)}`)
  }
  io.setExitCode(exitOfRun(run))
}

/** A run as a command left it. */
export async function showState(run: Run, { client, json, show, view }: Session): Promise<void> {
  if (json) return show(run, () => '')
  const { practice } = await client.call(routes.getStatus)
  show(run, () => renderRun(run, practice, view))
}
