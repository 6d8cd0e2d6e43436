import { Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { UserMoveState } from '../../api/contract/runs.ts'
import type { TableRow } from '../../api/contract/tables.ts'
import type { RunEvent, UserMove } from '../../api/contract/run-details.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable, type TableSource } from '../files/save-table.ts'
import { showTable } from '../files/show-table.ts'
import type { Io } from '../io.ts'
import { renderDeadlines, renderFailures, renderOrders } from '../render/render-tables.ts'
import type { View } from '../render/view.ts'
import { renderEvents, renderUserMoves } from '../render/render-records.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { getCustomerId } from './get-customer-id.ts'

const PAGE = 1000
const STATES = UserMoveState.options

interface UserFlags extends FileFlags {
  readonly state?: (typeof STATES)[number]
  readonly customer?: string
}

/** `run users`, `run failures`, `run deadlines` and `run events`: what was done, to whom, and when. */
export function addRunRecords(run: Command, io: Io): void {
  example(
    addFileFlags(
      run
        .command('users')
        .description('users of a run, before and after, and what became of each')
        .argument('[id]', 'a run, such as r-1', 'latest')
        .addOption(new Option('--state <state>', 'only users in this state').choices(STATES))
        .option('--customer <customer>', 'only this customer, by name or id'),
    ),
    'crossgrade run users r-1 --state refused',
    'crossgrade run users r-1 --format csv --out users.csv',
  ).action(async (id: string, flags: UserFlags, command: Command) => {
    const session = openSession(command, io)
    const file = wantedFile(flags, session.json)
    if (file) return saveTable('users', await sourceOf(id, flags, session), file, session)
    const customer = flags.customer === undefined ? undefined : await getCustomerId(id, flags.customer, session)
    const items = await listUsers(id, { customer, state: flags.state }, session)
    if (session.json) return session.show({ items }, () => '')
    const run = await session.client.call(routes.getRun, { params: { id } })
    const migrations = run.migrations.filter((each) => customer === undefined || each.customer.id === customer)
    session.show({ items }, () => renderUserMoves(items, { run: run.id, state: flags.state, migrations }, session.view))
  })

  addRunTable(run, io, 'failures', 'what failed, what would fix it, and who', renderFailures)
  addRunTable(run, io, 'orders', 'what a person has to order for a run, and whether it is there', renderOrders)
  addRunTable(run, io, 'deadlines', 'the days that matter, by old subscription', renderDeadlines)

  example(run.command('events').description('what happened in a run, oldest first'), 'crossgrade run events r-1 --json')
    .argument('[id]', 'a run, such as r-1', 'latest')
    .action(async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const items = await listEvents(id, session)
      if (session.json) return session.show({ items }, () => '')
      const { migrations } = await session.client.call(routes.getRun, { params: { id } })
      const names = new Map(migrations.map(({ customer }) => [customer.id, customer.name]))
      session.show(items, () => renderEvents(items, names, session.view))
    })
}

function addRunTable(
  run: Command,
  io: Io,
  name: 'failures' | 'deadlines' | 'orders',
  description: string,
  render: (rows: readonly TableRow[], view: View) => string,
): void {
  example(
    addFileFlags(run.command(name).description(description).argument('[id]', 'a run, such as r-1', 'latest')),
    `crossgrade run ${name} r-1 --format xlsx --out ${name}.xlsx`,
  ).action(async (id: string, flags: FileFlags, command: Command) => showTable(name, { run: id }, flags, openSession(command, io), render))
}

async function sourceOf(id: string, { state, customer }: UserFlags, session: Session): Promise<TableSource> {
  const only = customer === undefined ? {} : { customer: await getCustomerId(id, customer, session) }
  return { run: id, ...only, ...(state ? { state } : {}) }
}

async function listUsers(
  id: string,
  { customer, state }: { readonly customer: string | undefined; readonly state: UserFlags['state'] },
  session: Session,
): Promise<readonly UserMove[]> {
  const query = { ...(customer === undefined ? {} : { customer }), ...(state ? { state } : {}), limit: PAGE }
  const items: UserMove[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { readonly items: readonly UserMove[]; readonly next: string | null } = await session.client.call(routes.listRunUsers, {
      params: { id },
      query: { ...query, after },
    })
    items.push(...page.items)
    after = page.next
  }
  return items
}

async function listEvents(id: string, { client }: Session): Promise<readonly RunEvent[]> {
  const items: RunEvent[] = []
  for (;;) {
    const page = await client.call(routes.listRunEvents, { params: { id }, query: { after: items.at(-1)?.id ?? '0', limit: PAGE } })
    items.push(...page.items)
    if (page.items.length < PAGE) return items
  }
}
