import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderPerson } from '../render/render-person.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

export function addUserCommands(program: Command, io: Io): void {
  const user = program.command('user').description('one person: what they hold and what was done for them')
  example(user.command('show').description('licenses, and every move of ours'), 'crossgrade user show adele@contoso.example')
    .argument('<upn>', 'user principal name')
    .action(async (userPrincipalName: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const person = await session.client.call(routes.getPerson, { params: { userPrincipalName } })
      session.show(person, () => renderPerson(person, session.view))
    })
}
