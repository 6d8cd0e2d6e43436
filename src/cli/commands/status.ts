import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderStatus } from '../render/render-status.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

export function addStatusCommand(program: Command, io: Io): void {
  example(program.command('status').description('connection, level of trust, clock and workers'), 'crossgrade status').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const status = await session.client.call(routes.getStatus)
      session.show(status, () => renderStatus(status, session.view))
    },
  )
}
