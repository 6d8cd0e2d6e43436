import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { counted } from '../render/text.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `session end`: what a role that was taken away gave until then is gone at once. */
export function addSessionCommands(program: Command, io: Io): void {
  const session = program.command('session').description('people who have signed in')
  example(
    session.command('end').description('sign a person out wherever they are; their roles are read anew when they sign in again'),
    'crossgrade session end megan@partner.example',
  )
    .argument('<upn>', 'user principal name')
    .action(async (userPrincipalName: string, _flags: unknown, command: Command) => {
      const own = openSession(command, io)
      const answer = await own.client.call(routes.endSessions, { body: { userPrincipalName } })
      own.show(answer, () => `${userPrincipalName}: ${counted(answer.ended, 'session')} ended.`)
    })
}
