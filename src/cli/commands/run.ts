import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Run } from '../../api/contract/runs.ts'
import { exitOfRun } from '../exit.ts'
import type { Io } from '../io.ts'
import { renderRun } from '../render/render-run.ts'
import { renderRuns } from '../render/render-runs.ts'
import { counted, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { watchRun } from '../watch/watch-run.ts'
import { example } from './example.ts'
import { getCustomerId } from './get-customer-id.ts'
import { addRunRecords } from './run-records.ts'
import { showRun } from './show-run.ts'

export function addRunCommands(program: Command, io: Io): void {
  const run = program.command('run').description('carry out what is approved, and follow it')

  example(run.command('start').description('carry out the approved parts of a migration plan'), 'crossgrade run start p-1 --watch')
    .argument('<plan>', 'a migration plan, such as p-1')
    .option('--watch', 'follow it until it is settled')
    .action(async (plan: string, flags: { readonly watch?: boolean }, command: Command) => {
      const session = openSession(command, io)
      const started = await session.client.call(routes.startRun, { body: { plan } })
      await (flags.watch ? watch(started.id, session) : showState(started, session))
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
    async (id: string, _flags: object, command: Command) => watch(id, openSession(command, io)),
  )

  addRunRecords(run, io)
  addControl(run, io)
}

function withRun(command: Command): Command {
  return command.argument('[id]', 'a run, such as r-1', 'latest')
}

function addControl(run: Command, io: Io): void {
  example(
    withRun(run.command('stop').description('send no new write for a run; what is in flight is read back')),
    'crossgrade run stop r-1',
  ).action(async (id: string, _flags: object, command: Command) => {
    const session = openSession(command, io)
    await showState(await session.client.call(routes.stopRun, { params: { id } }), session)
  })

  example(withRun(run.command('resume').description('go on with a run where it was stopped')), 'crossgrade run resume r-1').action(
    async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      await showState(await session.client.call(routes.resumeRun, { params: { id } }), session)
    },
  )

  example(withRun(run.command('retry').description('try again what failed, and only that')), 'crossgrade run retry r-1 --customer Contoso')
    .option('--customer <customer>', 'only this customer, by name or id')
    .action(async (id: string, flags: { readonly customer?: string }, command: Command) =>
      retry(id, flags.customer, openSession(command, io)),
    )
}

async function retry(id: string, customer: string | undefined, session: Session): Promise<void> {
  const { client, show, view } = session
  const body = customer === undefined ? {} : { customer: await getCustomerId(id, customer, session) }
  const answer = await client.call(routes.retryRun, { params: { id }, body })
  show(answer, () => {
    const text = `Tried again: ${counted(answer.migrations, 'migration')}, ${counted(answer.users, 'user')}. To follow it: crossgrade run watch ${answer.run.id}`
    return wrap(text, view.columns)
  })
}

async function showState(run: Run, { client, json, show, view }: Session): Promise<void> {
  if (json) return show(run, () => '')
  const { practice } = await client.call(routes.getStatus)
  show(run, () => renderRun(run, practice, view))
}

async function watch(id: string, session: Session): Promise<void> {
  const run = await watchRun(id, session)
  if (session.json) session.show(run, () => '')
  session.io.setExitCode(exitOfRun(run))
}
