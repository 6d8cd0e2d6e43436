import { InvalidArgumentError, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { RIGHTS, type Right } from '../../api/contract/rights.ts'
import type { Io } from '../io.ts'
import { table } from '../render/table.ts'
import { minuteOf, wrap } from '../render/text.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `token create`, `token list` and `token revoke`: what programs call the API with. */
export function addTokenCommands(program: Command, io: Io): void {
  const token = program.command('token').description('what programs call the API with; people sign in')

  example(
    token.command('create').description('make one; it is shown this once, and only its hash is kept'),
    'crossgrade token create "nightly report" --rights view',
  )
    .argument('<name>', 'as records name whoever uses it')
    .requiredOption('--rights <rights>', `what it may do, of ${RIGHTS.join(', ')}`, readRights)
    .action(async (name: string, { rights }: { readonly rights: Right[] }, command: Command) => {
      const session = openSession(command, io)
      const made = await session.client.call(routes.createToken, { body: { name, rights } })
      session.show(
        made,
        () => `${made.token}\n${wrap('Keep it: nobody can show it again. Use it as CROSSGRADE_TOKEN.', session.view.columns)}`,
      )
    })

  example(token.command('list').description('which ones there are, and what they may do'), 'crossgrade token list').action(
    async (_flags: unknown, command: Command) => {
      const session = openSession(command, io)
      const answer = await session.client.call(routes.listTokens)
      const rows = answer.items.map(({ id, name, rights, createdAt }) => [id, name, rights.join(', '), minuteOf(createdAt)])
      session.show(answer, () => table(['Id', 'Name', 'May', 'Made'], rows, session.view))
    },
  )

  example(token.command('revoke').description('from now on it opens nothing'), 'crossgrade token revoke 3')
    .argument('<id>', 'as the list has it')
    .action(async (id: string, _flags: unknown, command: Command) => {
      const session = openSession(command, io)
      session.show(await session.client.call(routes.revokeToken, { params: { id } }), () => `Token ${id} opens nothing any more.`)
    })
}

function readRights(text: string): Right[] {
  return text.split(',').map((each) => {
    const right = RIGHTS.find((known) => known === each.trim())
    if (right === undefined) throw new InvalidArgumentError(`"${each.trim()}" is none: expected some of ${RIGHTS.join(', ')}.`)
    return right
  })
}
