import { Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { counted, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { getCustomerId } from './get-customer-id.ts'
import { showState } from './show-run.ts'
import { withRun } from './with-run.ts'

/** Holding a run, going on, stopping it for good, and trying again. */
export function addRunControl(run: Command, io: Io): void {
  addChange(run.command('pause').description('send no new write for a run until it is resumed'), 'crossgrade run pause r-1', 'pauseRun', io)
  addChange(run.command('resume').description('go on with a run where it was paused'), 'crossgrade run resume r-1', 'resumeRun', io)
  const stop = 'stop a run for good: send no new write, read back what is under way, let its subscriptions go'
  addChange(run.command('stop').description(stop), 'crossgrade run stop r-1', 'stopRun', io)

  example(
    withRun(run.command('go-on').description('say go on to what the plan holds for a person’s word')),
    'crossgrade run go-on r-1 --before move --as "Megan Bowen"',
  )
    .addOption(new Option('--before <act>', 'the act that waits').choices(['buy', 'move', 'suspend']).makeOptionMandatory())
    .option('--customer <customer>', 'only this customer, by name or id')
    .option('--decision <decision>', 'of one customer: only this migration, as run show names it')
    .option('--users <users...>', 'before move, of one customer: only these users; the others wait on')
    .action(async (id: string, flags: GoOnFlags, command: Command) => goOn(id, flags, openSession(command, io)))

  example(withRun(run.command('retry').description('try again what failed, and only that')), 'crossgrade run retry r-1 --customer Contoso')
    .option('--customer <customer>', 'only this customer, by name or id')
    .action(async (id: string, flags: { readonly customer?: string }, command: Command) =>
      retry(id, flags.customer, openSession(command, io)),
    )
}

interface GoOnFlags {
  readonly before: 'buy' | 'move' | 'suspend'
  readonly customer?: string
  readonly decision?: string
  readonly users?: readonly string[]
}

async function goOn(id: string, { before: gate, customer, decision, users }: GoOnFlags, session: Session): Promise<void> {
  const { client, as, io, show, view } = session
  if (as === undefined) throw wrongUse('A word to go on needs the name of who gives it.', 'Say who you are: --as "Megan Bowen"')
  const body = {
    ...(customer === undefined ? {} : { customer: await getCustomerId(id, customer, session) }),
    ...(decision === undefined ? {} : { decision }),
    ...(users === undefined ? {} : { users: [...users] }),
  }
  const answer = await client.call(routes.goOn, { params: { id, gate }, body })
  show(answer, () => {
    const none = `Nothing of ${answer.run.id} waits for a person before ${gate}. See: crossgrade run show ${answer.run.id}`
    const some = `${counted(answer.migrations, 'migration')} may go on. To follow it: crossgrade run watch ${answer.run.id}`
    return wrap(answer.migrations === 0 ? none : some, view.columns)
  })
  if (answer.migrations === 0) io.setExitCode(EXIT.failed)
}

function addChange(command: Command, typed: string, route: 'pauseRun' | 'resumeRun' | 'stopRun', io: Io): void {
  example(withRun(command), typed).action(async (id: string, _flags: object, self: Command) => {
    const session = openSession(self, io)
    await showState(await session.client.call(routes[route], { params: { id } }), session)
  })
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
