import { Option, type Command } from 'commander'
import { DEADLINE_KINDS, DEADLINE_RANKS, type Deadline, type DeadlineFilter, type DeadlineQuery } from '../../api/contract/deadlines.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderAllDeadlines } from '../render/render-deadlines.ts'
import { openSession, type Session } from '../session.ts'
import { checkRetirement } from './check-named.ts'
import { example } from './example.ts'

const PAGE = 1000

interface ListFlags extends FileFlags {
  readonly kind?: DeadlineFilter['kind']
  readonly customer?: string
  readonly retirement?: string
  readonly within?: string
  readonly month?: string
  readonly rank?: DeadlineFilter['rank']
}

/** `deadline list`: every day that matters, or those that are asked for. */
export function addDeadlineList(deadline: Command, io: Io): void {
  example(
    addFileFlags(deadline.command('list').description('every day that matters, the earliest first')),
    'crossgrade deadline list',
    'crossgrade deadline list --within 30 --kind term-end',
  )
    .addOption(new Option('--kind <kind>', 'only these').choices(DEADLINE_KINDS))
    .option('--customer <customer>', 'only this customer, by id or domain')
    .option('--retirement <id>', 'only those of subscriptions that it retires')
    .option('--within <days>', 'only what comes within so many days')
    .option('--month <month>', 'only what is in it, such as 2026-07')
    .addOption(
      new Option('--rank <rank>', 'high: within thirty days, and after it something cannot be done any more').choices(DEADLINE_RANKS),
    )
    .action(async (flags: ListFlags, command: Command) => list(flags, openSession(command, io)))
}

async function list({ kind, customer, retirement, within, month, rank, ...file }: ListFlags, session: Session): Promise<void> {
  const asked = { kind, customer, retirement, within: within === undefined ? undefined : readDays(within), month, rank }
  const wanted = wantedFile(file, session.json)
  await checkRetirement(retirement, 'latest', session)
  if (wanted) return saveTable('deadlines', asked, wanted, session)
  const items = await readAll(asked, session)
  session.show({ items }, () => renderAllDeadlines(items, session.view))
}

function readDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 0) throw wrongUse(`--within ${text}: expected a whole number of days.`)
  return days
}

async function readAll(asked: Partial<DeadlineQuery>, { client }: Session): Promise<readonly Deadline[]> {
  const items: Deadline[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof client.call<typeof routes.listDeadlines>>> = await client.call(routes.listDeadlines, {
      query: { ...asked, after, limit: PAGE },
    })
    items.push(...page.items)
    after = page.next
  }
  return items
}
