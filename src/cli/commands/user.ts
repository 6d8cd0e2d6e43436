import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderPerson } from '../render/render-person.ts'
import { wrap } from '../render/text.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

export function addUserCommands(program: Command, io: Io): void {
  const user = program.command('user').description('one person: what they hold and what was done for them')
  example(
    user.command('find').description('licenses and services before, expected and now, and every move of ours'),
    'crossgrade user find megan@contoso.example',
    'crossgrade user find megan@contoso.example --ticket',
  )
    .argument('<upn>', 'user principal name')
    .option('--ticket', 'as a text for whoever helps them, with the ids that Microsoft’s support asks for')
    .option('--no-live', 'only what is on record: nothing is read at Microsoft')
    .action(async (userPrincipalName: string, flags: { readonly ticket?: boolean; readonly live: boolean }, command: Command) => {
      const session = openSession(command, io)
      const query = { live: flags.live ? 'true' : 'false' } as const
      const person = await session.client.call(routes.getPerson, { params: { userPrincipalName }, query })
      session.show(person, () => (flags.ticket ? wrap(person.ticket.trimEnd(), session.view.columns) : renderPerson(person, session.view)))
    })
}
