import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderRetirement, renderRetirements } from '../render/render-retirements.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

export function addRetirementCommands(program: Command, io: Io): void {
  const retirement = program.command('retirement').description('what Microsoft retires, and what can replace it')
  example(retirement.command('list').description('every retirement of the catalog'), 'crossgrade retirement list').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const answer = await session.client.call(routes.listRetirements)
      session.show(answer, () => renderRetirements(answer.retirements, session.view))
    },
  )
  example(
    retirement.command('show').description('dates, retired offers, replacement options, source'),
    'crossgrade retirement show office-365-e4',
  )
    .argument('<id>', 'a retirement')
    .action(async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const detail = await session.client.call(routes.getRetirement, { params: { id } })
      session.show(detail, () => renderRetirement(detail, session.view))
    })
}
