import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { routes } from '../../api/contract/routes.ts'
import { failed, wrongUse, type CliProblem } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { renderPerson } from '../render/render-person.ts'
import { wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { addUserLists } from './user-list.ts'

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
      if (person.seen === null && person.moves.length === 0) throw unknownUser(userPrincipalName)
      session.show(person, () => (flags.ticket ? wrap(person.ticket.trimEnd(), session.view.columns) : renderPerson(person, session.view)))
    })
  addUserLists(user, io)
  example(
    user.command('reapply').description('give them again what a run gave and somebody took: the approved license, and nothing else'),
    'crossgrade user reapply megan@contoso.example --as "Megan Bowen"',
  )
    .argument('<upn>', 'user principal name')
    .action(async (upn: string, _flags: unknown, command: Command) => reapply(upn, openSession(command, io)))
}

/** Only who holds a product that a scan looked at is kept of it: of anybody else nothing can be said, not even that they exist. */
function unknownUser(userPrincipalName: string): CliProblem {
  const name = userPrincipalName.trim()
  if (name === '') return wrongUse('A user principal name is missing.', 'Look for somebody with: crossgrade user search megan')
  return failed(
    'no-such-user',
    'Nobody of this name is known',
    `The latest scan has nobody called ${name} who holds a product that it looked at, and no run has dealt with them.`,
    `Look for them with: crossgrade user search ${name.replace(/(?<=..)@.*/, '')}`,
  )
}

const LOOK_EVERY_MS = 300
const PATIENCE_MS = 60_000

const lookAt = (upn: string): string => `crossgrade user find ${upn}`

const Outcome = z.object({ user: z.string(), has: z.boolean(), text: z.string() })

async function reapply(userPrincipalName: string, { client, view, show }: Session): Promise<void> {
  const { run, user, asked } = await client.call(routes.reapplyUser, { params: { userPrincipalName } })
  let after = asked
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    const { items } = await client.call(routes.listRunEvents, { params: { id: run }, query: { after, limit: 1000 } })
    after = items.at(-1)?.id ?? after
    const done = items
      .flatMap(({ kind, data }) => (kind === 'user:reapplied' ? [Outcome.parse(data)] : []))
      .find((each) => each.user === user)
    if (!done) continue
    if (!done.has)
      throw failed('not-reapplied', 'It was not applied again', `${userPrincipalName}: ${done.text}.`, lookAt(userPrincipalName))
    return show({ userPrincipalName, run, ...done }, () => wrap(`${userPrincipalName}: ${done.text}.`, view.columns))
  }
  throw failed(
    'no-worker',
    'Nobody has done it yet',
    `Nothing has come of it in ${PATIENCE_MS / 1000} s: no worker works, or Microsoft’s answer was lost and is read back in some minutes.`,
    lookAt(userPrincipalName),
  )
}
