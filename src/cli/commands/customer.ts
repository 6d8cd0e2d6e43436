import { Option, type Command } from 'commander'
import { Direction } from '../../api/contract/book.ts'
import { CustomerSort, CustomerState, type CustomerFilter } from '../../api/contract/customers.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderCustomers } from '../render/render-book.ts'
import { renderCustomer } from '../render/render-customer.ts'
import { table } from '../render/table.ts'
import { counted, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { checkTag } from './check-named.ts'
import { example } from './example.ts'
import { parseCount } from './parse-count.ts'
import { readSlices } from './read-slices.ts'

interface FilterFlags {
  readonly search?: string
  readonly affected?: boolean
  readonly state?: CustomerState
}

interface ListFlags extends FilterFlags, FileFlags {
  readonly tag?: string
  readonly sort: (typeof CustomerSort.options)[number]
  readonly dir: 'asc' | 'desc'
  readonly limit: number
  readonly columns?: string
}

/** `customer list`, `show`, `tag`, `untag` and `tags`. */
export function addCustomerCommands(program: Command, io: Io): void {
  const customer = program.command('customer').description('customers of the latest scan, and how far each has come')
  addList(customer, io)

  example(customer.command('show').description('one customer, whole'), 'crossgrade customer show contoso.onmicrosoft.com')
    .argument('<customer>', 'id or domain')
    .action(async (wanted: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const found = await session.client.call(routes.getCustomer, { params: { customer: wanted } })
      session.show(found, () => renderCustomer(found, session.view))
    })

  addTagging(customer, io, 'tag', 'add', 'give customers a word of your own to find them by')
  addTagging(customer, io, 'untag', 'remove', 'take a word off customers')

  example(customer.command('tags').description('every tag, and how many customers have it'), 'crossgrade customer tags').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const found = await session.client.call(routes.listTags)
      session.show(found, () =>
        found.items.length === 0
          ? 'No customer has a tag.'
          : table(
              ['Tag', 'Customers'],
              found.items.map(({ tag, customers }) => [tag, String(customers)]),
              session.view,
            ),
      )
    },
  )
}

function addFilterFlags(command: Command): Command {
  return command
    .option('--search <text>', 'only those with this in their name, domain or id')
    .option('--affected', 'only those with a retired product')
    .option('--no-affected', 'only those without')
    .addOption(new Option('--state <state>', 'only those who have come so far').choices(CustomerState.options))
}

function addList(customer: Command, io: Io): void {
  example(
    addFileFlags(
      addFilterFlags(customer.command('list').description('filtered and sorted'))
        .option('--tag <tag>', 'only those with this tag')
        .addOption(new Option('--sort <key>', 'in which order').choices(CustomerSort.options).default('name'))
        .addOption(new Option('--dir <direction>', 'up or down').choices(Direction.options).default('asc'))
        .option('--limit <n>', 'so many on the terminal', parseCount(1, 100_000), 100)
        .option('--columns <keys>', 'for a file: only these, with commas between'),
    ),
    'crossgrade customer list --state no-plan --sort termEndsAt',
    'crossgrade customer list --affected --format xlsx --out customers.xlsx',
  ).action(async ({ tag, sort, dir, limit, columns, ...flags }: ListFlags, command: Command) => {
    const session = openSession(command, io)
    const file = wantedFile(flags, session.json)
    await checkTag(tag, session)
    const query = { ...filterOf(flags), ...(tag === undefined ? {} : { tag }), sort, dir }
    if (file) return saveTable('customers', { ...query, ...(columns === undefined ? {} : { columns }) }, file, session)
    const found = await readSlices(limit, (slice) => session.client.call(routes.listCustomers, { query: { ...query, ...slice } }))
    session.show(found, () => renderCustomers(found, session.view))
  })
}

function addTagging(customer: Command, io: Io, name: 'tag' | 'untag', act: 'add' | 'remove', description: string): void {
  example(
    addFilterFlags(
      customer
        .command(name)
        .description(`${description}; those named, or all that the flags find`)
        .argument('<tag>', 'one word or several, up to forty letters; upper and lower case are the same')
        .argument('[customers...]', 'by id or domain'),
    ),
    `crossgrade customer ${name} "wave 1" contoso.onmicrosoft.com fabrikam.onmicrosoft.com`,
    `crossgrade customer ${name} "no plan yet" --state no-plan`,
  ).action(async (tag: string, customers: readonly string[], flags: FilterFlags, command: Command) => {
    const session = openSession(command, io)
    await retag(tag, act, customers, filterOf(flags), session)
  })
}

async function retag(
  tag: string,
  act: 'add' | 'remove',
  customers: readonly string[],
  query: CustomerFilter,
  session: Session,
): Promise<void> {
  if (customers.length > 0 === Object.keys(query).length > 0)
    throw wrongUse('Expected customers by id or domain, or flags that find them; not both.', 'See: crossgrade customer tag --help')
  const body = { tag, act, ...(customers.length > 0 ? { customers: [...customers] } : { query }) }
  const done = await session.client.call(routes.tagCustomers, { body })
  const had = done.customers - done.changed
  const rest = had === 0 ? '' : `; ${had} of ${done.customers} ${act === 'add' ? 'had it' : 'did not have it'}`
  const text = `${counted(done.changed, 'customer')} ${act === 'add' ? 'tagged' : 'no longer tagged'} ${done.tag}${rest}.`
  session.show(done, () => wrap(text, session.view.columns))
}

function filterOf({ search, affected, state }: FilterFlags): CustomerFilter {
  return {
    ...(search === undefined ? {} : { q: search }),
    ...(affected === undefined ? {} : { affected: affected ? 'true' : 'false' }),
    ...(state === undefined ? {} : { state }),
  }
}
