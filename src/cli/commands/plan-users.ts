import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { addFileFlags, type FileFlags } from '../files/file-flags.ts'
import { showTable } from '../files/show-table.ts'
import type { Io } from '../io.ts'
import { renderPlannedUser } from '../render/render-plan-services.ts'
import { renderPlannedUsers } from '../render/render-tables.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

interface UsersFlags extends FileFlags {
  readonly customer?: string
}

/** `plan users` and `plan user`: whom a plan moves, and what that means to one of them. */
export function addPlanUsers(plan: Command, io: Io): void {
  example(
    addFileFlags(
      plan
        .command('users')
        .description('users before and after as planned, with services kept, lost and gained')
        .argument('<id>', 'a migration plan, such as p-1')
        .option('--customer <customer>', 'only this customer, by id or domain'),
    ),
    'crossgrade plan users p-1 --format xlsx --out users.xlsx',
  ).action(async (id: string, { customer, ...flags }: UsersFlags, command: Command) => {
    const source = { plan: id, ...(customer === undefined ? {} : { customer }) }
    await showTable('users', source, flags, openSession(command, io), renderPlannedUsers)
  })

  example(plan.command('user').description('what one user keeps, loses and gains'), 'crossgrade plan user p-1 megan@contoso.example')
    .argument('<id>', 'a migration plan, such as p-1')
    .argument('<upn>', 'user principal name')
    .action(async (id: string, upn: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const user = await session.client.call(routes.getPlannedUser, { params: { id, upn } })
      session.show(user, () => renderPlannedUser(user, session.view))
    })
}
