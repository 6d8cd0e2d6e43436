import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderProducts } from '../render/render-products.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

export function addProductCommands(program: Command, io: Io): void {
  const product = program.command('product').description('products that customers really have, retired or not')
  example(product.command('list').description('products of a snapshot, most seats first'), 'crossgrade product list --name "office 365"')
    .option('--name <text>', 'only those with this in their name or offer id')
    .option('--snapshot <id>', 'the snapshot to look at', 'latest')
    .action(async ({ name = '', snapshot }: { readonly name?: string; readonly snapshot: string }, command: Command) => {
      const session = openSession(command, io)
      const answer = await session.client.call(routes.listHeldProducts, { params: { id: snapshot }, query: { name } })
      session.show(answer, () => renderProducts(answer.items, session.view))
    })
}
