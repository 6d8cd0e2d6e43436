import { Option, type Command } from 'commander'
import type { CustomerUser } from '../../api/contract/customer-users.ts'
import type { QueryInput } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { renderFoundUsers, renderUsers } from '../render/render-users.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { parseCount } from './parse-count.ts'

type Query = Omit<NonNullable<QueryInput<typeof routes.listCustomerUsers>>, 'after' | 'limit'>

interface ListFlags {
  readonly customer: string
  readonly search?: string
  readonly sku?: string
  readonly path?: Query['path']
  readonly inactive?: boolean
}

/** `user list` and `user search`: who holds licenses, as the latest scan saw them. */
export function addUserLists(user: Command, io: Io): void {
  example(
    user
      .command('list')
      .description('users of one customer who hold a license that the latest scan looked at')
      .requiredOption('--customer <customer>', 'by id or domain')
      .option('--search <text>', 'only those with this in a name')
      .option('--sku <id>', 'only who holds this directory SKU')
      .addOption(new Option('--path <path>', 'only who has it so').choices(['direct', 'group']))
      .option('--inactive', 'only who is disabled or has not signed in for 90 days'),
    'crossgrade user list --customer contoso.onmicrosoft.com --inactive',
  ).action(async ({ customer, search, inactive, ...rest }: ListFlags, command: Command) => {
    const session = openSession(command, io)
    const query: Query = { ...rest, ...(search === undefined ? {} : { q: search }), ...(inactive ? { inactive: 'true' } : {}) }
    const items = await listUsers(customer, query, session)
    session.show({ items }, () => renderUsers(items, session.view))
  })

  example(
    user
      .command('search')
      .description('users of all customers by the beginning of a name, a last name or a domain')
      .argument('<beginning>', 'at least two letters')
      .option('--limit <n>', 'so many at most, up to 100', parseCount(1, 100), 20),
    'crossgrade user search megan',
    'crossgrade user search @contoso --limit 50',
  ).action(async (beginning: string, { limit }: { readonly limit: number }, command: Command) => {
    const session = openSession(command, io)
    if (beginning.trim().length < LETTERS_LEAST)
      throw wrongUse('Type at least two letters of a name, or of a domain.', 'For example: crossgrade user search megan')
    const found = await session.client.call(routes.findUsers, { query: { q: beginning, limit } })
    session.show(found, () => renderFoundUsers(found.items, limit, session.view))
  })
}

/** Fewer would find half of everybody. */
const LETTERS_LEAST = 2

async function listUsers(customer: string, query: Query, { client }: Session): Promise<readonly CustomerUser[]> {
  const items: CustomerUser[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { readonly items: readonly CustomerUser[]; readonly next: string | null } = await client.call(routes.listCustomerUsers, {
      params: { customer },
      query: { ...query, after, limit: 500 },
    })
    items.push(...page.items)
    after = page.next
  }
  return items
}
