import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderRuns } from '../render/render-runs.ts'
import { openSession } from '../session.ts'
import { watchToEnd } from '../watch/watch-to-end.ts'
import { example } from './example.ts'
import { parsePauseAbove } from './parse-pause-above.ts'
import { addRunReport } from './run-report.ts'
import { addRunChange } from './run-change.ts'
import { addRunControl } from './run-control.ts'
import { addRunRecords } from './run-records.ts'
import { showRun, showState } from './show-run.ts'
import { withRun } from './with-run.ts'

interface StartFlags {
  readonly watch?: boolean
  readonly pauseAbove?: number | null
}

export function addRunCommands(program: Command, io: Io): void {
  const run = program.command('run').description('carry out what is approved, and follow it')

  example(run.command('start').description('carry out the approved parts of a migration plan'), 'crossgrade run start p-1 --watch')
    .argument('<plan>', 'a migration plan, such as p-1')
    .option('--watch', 'follow it until it is settled')
    .option(
      '--pause-above <share>',
      'pause by itself when more than this share fails, such as 20%, or never (default: 20%)',
      parsePauseAbove,
    )
    .action(async (plan: string, flags: StartFlags, command: Command) => {
      const session = openSession(command, io)
      const { pauseAbove } = flags
      const started = await session.client.call(routes.startRun, { body: { plan, ...(pauseAbove === undefined ? {} : { pauseAbove }) } })
      await (flags.watch ? watchToEnd(started.id, session) : showState(started, session))
    })

  example(run.command('list').description('runs, newest first'), 'crossgrade run list').action(async (_flags: object, command: Command) => {
    const session = openSession(command, io)
    const answer = await session.client.call(routes.listRuns)
    session.show(answer, () => renderRuns(answer.items, session.view))
  })

  example(
    withRun(run.command('show').description('every customer of a run: where it is, and why it waits')),
    'crossgrade run show',
    'crossgrade run show r-1 --customer Contoso',
  )
    .option('--customer <customer>', 'one customer in full, by name or id')
    .action(async (id: string, flags: { readonly customer?: string }, command: Command) =>
      showRun(id, flags.customer, openSession(command, io)),
    )

  example(withRun(run.command('watch').description('follow a run until it is settled')), 'crossgrade run watch').action(
    async (id: string, _flags: object, command: Command) => watchToEnd(id, openSession(command, io)),
  )

  addRunRecords(run, io)
  addRunControl(run, io)
  addRunChange(run, io)
  addRunReport(run, io)
}
