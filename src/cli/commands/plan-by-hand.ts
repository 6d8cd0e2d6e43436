import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { addFileFlags, type FileFlags } from '../files/file-flags.ts'
import { showTable } from '../files/show-table.ts'
import type { Io } from '../io.ts'
import { renderOrders } from '../render/render-tables.ts'
import { wrap } from '../render/text.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `plan orders` and `plan export --by-hand`: what a person does where Crossgrade does not. */
export function addPlanByHand(plan: Command, io: Io): void {
  example(
    addFileFlags(
      plan
        .command('orders')
        .description('what a person has to order, by customer and product')
        .argument('<id>', 'a migration plan, such as p-1'),
    ),
    'crossgrade plan orders p-1 --format xlsx --out orders.xlsx',
  ).action(async (id: string, flags: FileFlags, command: Command) =>
    showTable('orders', { plan: id }, flags, openSession(command, io), renderOrders),
  )

  example(
    plan.command('export').description('what is left of a customer’s part as tasks for a person'),
    'crossgrade plan export p-1 --by-hand contoso.example',
  )
    .argument('<id>', 'a migration plan, such as p-1')
    .option('--by-hand <customer>', 'the customer, by id or domain')
    .action(async (id: string, { byHand }: { readonly byHand?: string }, command: Command) => {
      const session = openSession(command, io)
      if (byHand === undefined)
        throw wrongUse('Export what, and of whom?', `For example: crossgrade plan export ${id} --by-hand contoso.example`)
      const answer = await session.client.call(routes.getByHand, { params: { id, customer: byHand } })
      session.show(answer, () => wrap(answer.text.trimEnd(), session.view.columns, 0))
    })
}
