import type { Command } from 'commander'
import type { CustomerSku, Reconciliation, Unread } from '../../api/contract/reconciliations.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { EXIT } from '../exit.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderReconciliation } from '../render/render-reconciliation.ts'
import { wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { watchReconciliation } from '../watch/watch-reconciliation.ts'
import { example } from './example.ts'

interface TakeFlags {
  readonly run?: string
  readonly customer?: readonly string[]
  readonly all?: boolean
  readonly wait: boolean
}

interface ShowFlags extends FileFlags {
  readonly customer?: string
  readonly allRows?: boolean
}

/** `reconciliation`: seats bought, units in the directory, licenses assigned, and why they differ. */
export function addReconciliationCommands(program: Command, io: Io): void {
  const reconciliation = program
    .command('reconciliation')
    .description('seats bought, units in the directory, licenses assigned: where they differ, and why')

  example(
    reconciliation
      .command('take')
      .description('read all three now and compare; without a flag the customers of the latest run, else the affected ones'),
    'crossgrade reconciliation take',
    'crossgrade reconciliation take --customer Contoso fabrikam.example',
  )
    .option('--run <run>', 'the customers of a run, such as r-1, or latest')
    .option('--customer <customer...>', 'only these, by name, id or domain')
    .option('--all', 'every customer of the latest snapshot')
    .option('--no-wait', 'do not wait until it is done')
    .action(async (flags: TakeFlags, command: Command) => take(flags, openSession(command, io)))

  example(
    addFileFlags(
      reconciliation
        .command('show')
        .description('what differs, worst first, with its cause and what to do')
        .argument('[id]', 'a reconciliation, such as rec-1', 'latest')
        .option('--customer <customer>', 'only this customer, by name, id or domain')
        .option('--all-rows', 'SKUs that agree too'),
    ),
    'crossgrade reconciliation show',
    'crossgrade reconciliation show rec-1 --format xlsx --out seats.xlsx',
  ).action(async (id: string, { customer, allRows = false, ...flags }: ShowFlags, command: Command) => {
    const session = openSession(command, io)
    const file = wantedFile(flags, session.json)
    const only = customer === undefined ? {} : { customer }
    if (file) return saveTable('reconciliation', { reconciliation: id, all: allRows ? 'true' : 'false', ...only }, file, session)
    const found = await session.client.call(routes.getReconciliation, { params: { id } })
    await show(found, { ...only, all: allRows }, session)
  })
}

async function take({ run, customer, all = false, wait }: TakeFlags, session: Session): Promise<void> {
  if ([run !== undefined, customer !== undefined, all].filter(Boolean).length > 1)
    throw wrongUse('--run, --customer and --all: expected one of them, or none.')
  const body = { all, ...(run === undefined ? {} : { run }), ...(customer === undefined ? {} : { customers: [...customer] }) }
  const started = await session.client.call(routes.takeReconciliation, { body })
  if (!wait) {
    const text = `reconciliation ${started.id} of ${started.chosenBy} has begun. What it finds: crossgrade reconciliation show ${started.id}`
    return session.show(started, () => wrap(text, session.view.columns))
  }
  const taken = await watchReconciliation(started, session)
  await show(taken, { all: false }, session)
  if (taken.skus.act > 0 || taken.failed > 0) session.io.setExitCode(EXIT.needsPerson)
}

async function show(of: Reconciliation, wanted: { readonly customer?: string; readonly all: boolean }, session: Session): Promise<void> {
  const found = await readSkus(of.id, wanted, session)
  session.show({ ...of, ...found }, () => renderReconciliation(of, found, session.view))
}

interface Page {
  readonly items: readonly CustomerSku[]
  readonly unread: readonly Unread[]
  readonly next: number | null
}

/** All pages. */
async function readSkus(
  id: string,
  { customer, all }: { readonly customer?: string; readonly all: boolean },
  { client }: Session,
): Promise<Omit<Page, 'next'>> {
  const items: CustomerSku[] = []
  let unread: readonly Unread[] = []
  for (let after: number | null = 0; after !== null;) {
    const query = { all: all ? ('true' as const) : ('false' as const), after, limit: 500, ...(customer === undefined ? {} : { customer }) }
    const page: Page = await client.call(routes.listReconciledSkus, { params: { id }, query })
    items.push(...page.items)
    unread = page.unread
    after = page.next
  }
  return { items, unread }
}
