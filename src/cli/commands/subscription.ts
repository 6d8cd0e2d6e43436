import { Option, type Command } from 'commander'
import { Direction, SubscriptionQuery, SubscriptionSort } from '../../api/contract/book.ts'
import type { QueryInput } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderSubscriptions } from '../render/render-book.ts'
import { openSession, type Session } from '../session.ts'
import { checkRetirement, checkTag } from './check-named.ts'
import { example } from './example.ts'
import { parseCount } from './parse-count.ts'
import { readSlices } from './read-slices.ts'

type Asked = Omit<NonNullable<QueryInput<typeof routes.listSubscriptions>>, 'offset' | 'limit'>

interface ListFlags extends FileFlags {
  readonly search?: string
  readonly retirement?: string
  readonly status?: Asked['status']
  readonly family?: Asked['family']
  readonly tag?: string
  readonly customer?: string
  readonly expiresWithin?: number
  readonly renewsWithin?: number
  readonly unassigned?: boolean
  readonly sort?: Asked['sort']
  readonly dir?: Asked['dir']
  readonly snapshot: string
  readonly limit: number
  readonly columns?: string
}

const DAYS_MOST = 3650
const { status, family } = SubscriptionQuery.shape

/** `subscription list`: what all customers have, retired or not. */
export function addSubscriptionCommands(program: Command, io: Io): void {
  const subscription = program.command('subscription').description('subscriptions of all customers, retired or not')
  example(
    addFileFlags(
      subscription
        .command('list')
        .description('as a scan saw them, filtered and sorted')
        .option('--search <text>', 'part of a customer’s name or domain, or of the product’s name; or an id')
        .option('--retirement <id>', 'only of this retirement; any: whatever is retired; none: what is not')
        .addOption(new Option('--status <status>', 'only in this state').choices(status.unwrap().options))
        .addOption(new Option('--family <family>', 'legacy, or new commerce (nce)').choices(family.unwrap().options))
        .option('--tag <tag>', 'only of customers with this tag')
        .option('--customer <customer>', 'only of this customer, by id or domain')
        .option('--expires-within <days>', 'only those whose term ends so soon, and is not renewed', parseCount(0, DAYS_MOST))
        .option('--renews-within <days>', 'only those whose term ends so soon, and is renewed', parseCount(0, DAYS_MOST))
        .option('--unassigned', 'only those with seats that nobody is assigned')
        .addOption(new Option('--sort <key>', 'in which order').choices(SubscriptionSort.options).default('customer'))
        .addOption(new Option('--dir <direction>', 'up or down').choices(Direction.options).default('asc'))
        .option('--snapshot <id>', 'the snapshot to look at', 'latest')
        .option('--limit <n>', 'so many on the terminal', parseCount(1, 100_000), 100)
        .option('--columns <keys>', 'for a file: only these, with commas between'),
    ),
    'crossgrade subscription list --retirement any --expires-within 30 --sort termEndsAt',
    'crossgrade subscription list --unassigned --format xlsx --out seats.xlsx',
  ).action(async (flags: ListFlags, command: Command) => list(flags, openSession(command, io)))
}

async function list(flags: ListFlags, session: Session): Promise<void> {
  const file = wantedFile(flags, session.json)
  const query = toQuery(flags)
  await checkRetirement(flags.retirement, flags.snapshot, session)
  await checkTag(flags.tag, session)
  if (file)
    return saveTable('subscriptions', { ...query, ...(flags.columns === undefined ? {} : { columns: flags.columns }) }, file, session)
  const found = await readSlices(flags.limit, (slice) => session.client.call(routes.listSubscriptions, { query: { ...query, ...slice } }))
  session.show(found, () => renderSubscriptions(found, session.view))
}

function toQuery({ search, unassigned, format: _f, language: _l, out: _o, limit: _limit, columns: _c, ...rest }: ListFlags): Asked {
  return { ...rest, ...(search === undefined ? {} : { q: search }), ...(unassigned ? { unassigned: 'true' } : {}) }
}
