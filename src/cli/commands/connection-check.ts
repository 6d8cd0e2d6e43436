import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { renderAccess } from '../render/render-access.ts'
import { openSession, type Session } from '../session.ts'
import { watchCheckRun } from '../watch/watch-check-run.ts'
import { example } from './example.ts'

interface CheckFlags {
  readonly all?: boolean
  readonly customer?: string
  readonly wait: boolean
}

/** `connection check`: which rights we have, by harmless reads alone. */
export function addConnectionCheck(connection: Command, io: Io): void {
  example(
    connection.command('check').description('look at our rights: of the connection, of one customer or of all'),
    'crossgrade connection check',
    'crossgrade connection check --all',
  )
    .option('--all', 'every customer of the latest snapshot')
    .option('--customer <customer>', 'this customer, by id or domain')
    .option('--no-wait', 'do not wait until it is done')
    .action(async (flags: CheckFlags, command: Command) => check(flags, openSession(command, io)))
}

async function check({ all = false, customer, wait }: CheckFlags, session: Session): Promise<void> {
  if (all && customer !== undefined) throw wrongUse('--all and --customer are both given: expected one of them.')
  const one = customer === undefined ? {} : { customer }
  const started = await session.client.call(routes.checkAccess, { body: { all, ...one } })
  if (!wait) return session.show(started, () => `check ${started.id} has begun.`)
  await watchCheckRun(started, session)
  const found = await session.client.call(routes.listAccess, { query: one })
  const shown = all || customer !== undefined ? found : { ...found, customers: [] }
  session.show(shown, () => renderAccess(shown, session.view))
  const rights = [...shown.connection, ...shown.customers.flatMap((each) => each.rights)]
  if (rights.some(({ level, expired }) => level === 'refused' && !expired)) session.io.setExitCode(EXIT.needsPerson)
}
