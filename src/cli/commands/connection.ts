import { Argument, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderConnection } from '../render/render-status.ts'
import { openSession } from '../session.ts'
import { addConnectionBudget } from './connection-budget.ts'
import { addConnectionCheck } from './connection-check.ts'
import { example } from './example.ts'

/** `connection` and `writes`: how far Crossgrade may go. */
export function addConnectionCommands(program: Command, io: Io): void {
  const connection = program.command('connection').description('the connection to Partner Center and Graph, and how far it may go')
  example(connection.command('show').description('where it leads and how far it may go'), 'crossgrade connection show').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const status = await session.client.call(routes.getStatus)
      const { provider, practice, trust, writesStopped } = status
      session.show({ provider, practice, trust, writesStopped }, () => renderConnection(status, session.view))
    },
  )
  example(connection.command('trust').description('set how far it may go'), 'crossgrade connection trust full --as "Adele Vance"')
    .addArgument(
      new Argument('<level>', 'read-only: nothing is bought or moved; full: what is approved is done').choices(['read-only', 'full']),
    )
    .action(async (level: 'read-only' | 'full', _flags: object, command: Command) => {
      const session = openSession(command, io)
      const status = await session.client.call(routes.setTrust, { body: { level } })
      session.show(status, () => renderConnection(status, session.view))
    })

  addConnectionCheck(connection, io)
  addConnectionBudget(connection, io)

  const writes = program.command('writes').description('stop or allow everything that changes something at Microsoft')
  example(writes.command('stop').description('from now on no worker sends a new write'), 'crossgrade writes stop').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const status = await session.client.call(routes.stopWrites)
      session.show(status, () => renderConnection(status, session.view))
    },
  )
  example(writes.command('allow').description('let workers write again'), 'crossgrade writes allow --as "Megan Bowen"').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const status = await session.client.call(routes.allowWrites)
      session.show(status, () => renderConnection(status, session.view))
    },
  )
}
