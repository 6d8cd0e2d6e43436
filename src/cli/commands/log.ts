import type { Command } from 'commander'
import type { LogEntry } from '../../api/contract/log.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderLog } from '../render/render-log.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'

const PAGE = 500
const SHOWN = 50

interface Filters {
  readonly actor?: string
  readonly kind?: string
  readonly customer?: string
  readonly run?: string
  readonly plan?: string
  readonly since?: string
  readonly until?: string
}

interface Flags extends FileFlags, Filters {
  readonly limit?: string
  readonly all?: boolean
}

/** `log list`: what happened, over everything. */
export function addLogCommands(program: Command, io: Io): void {
  const log = program.command('log').description('what happened, over everything: who, when, and to whom')

  example(
    addFileFlags(log.command('list').description('the newest first; a file has all that is asked for')),
    'crossgrade log list --kind run: --since 2026-01-15',
    'crossgrade log list --customer contoso.onmicrosoft.com --all',
    'crossgrade log list --actor "Megan Bowen" --out log.xlsx',
  )
    .option('--actor <name>', 'only what this person did; crossgrade: what it did by itself')
    .option('--kind <kind>', 'only this kind of event, such as run:paused, or all of user:')
    .option('--customer <customer>', 'only this customer, by id or domain')
    .option('--run <run>', 'only this run, such as r-1, or latest')
    .option('--plan <plan>', 'only what names this plan, and what its runs did')
    .option('--since <day>', 'from this day (2026-01-15) or moment (2026-01-15T08:00:00Z) on')
    .option('--until <day>', 'to the end of this day, or before this moment')
    .option('--limit <count>', `at most so many (default: ${SHOWN})`)
    .option('--all', 'all of it')
    .action(async ({ limit, all, format, language, out, ...filters }: Flags, command: Command) => {
      const session = openSession(command, io)
      const file = wantedFile({ ...(format ? { format } : {}), ...(language ? { language } : {}), ...(out ? { out } : {}) }, session.json)
      if (file && (limit !== undefined || all)) throw wrongUse('--limit and --all are for the screen: a file has all that is asked for.')
      if (file) return saveTable('log', filters, file, session)
      const { items, next } = await readPages(filters, countOf(limit, all), session)
      session.show({ items, next }, () => renderLog(items, next !== null, session.view))
    })
}

/** @throws CliProblem where it is no number, or both are given */
function countOf(limit: string | undefined, all: boolean | undefined): number {
  if (limit !== undefined && all) throw wrongUse('--limit and --all do not go together.')
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) throw wrongUse(`--limit ${limit}: expected a number above 0.`)
  return all ? Infinity : Number(limit ?? SHOWN)
}

async function readPages(filters: Filters, most: number, { client }: Session): Promise<{ items: LogEntry[]; next: string | null }> {
  const items: LogEntry[] = []
  for (let before: string | undefined; ;) {
    const limit = Math.min(PAGE, most - items.length)
    const page = await client.call(routes.listLog, { query: { ...filters, limit, ...(before === undefined ? {} : { before }) } })
    items.push(...page.items)
    if (page.next === null || items.length >= most) return { items, next: page.next }
    before = page.next
  }
}
