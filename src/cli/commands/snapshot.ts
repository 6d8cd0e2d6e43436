import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { AffectedCustomer } from '../../api/contract/snapshots.ts'
import { collect } from '../choices/choice-flags.ts'
import { wrongUse } from '../cli-problem.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderAffected, renderSnapshot } from '../render/render-snapshot.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'
import { startSnapshot, takeSnapshot, type AlsoAsked } from './take-snapshot.ts'

export function addSnapshotCommands(program: Command, io: Io): void {
  const snapshot = program.command('snapshot').description('read the whole book of customers, and see who is affected')

  example(
    snapshot.command('take').description('read every customer; changes nothing at Microsoft'),
    'crossgrade snapshot take',
    'crossgrade snapshot take --product "Office 365 E1" --to "Office 365 E3"',
  )
    .option('--no-wait', 'do not wait until it is complete')
    .option('--product <product>', 'look at this product too, retired or not: its whole name or its offer id')
    .option('--to <product>', 'with --product: what may take its place, by name, part number or SKU id; may be repeated', collect)
    .action(async (flags: TakeFlags, command: Command) => take(flags, openSession(command, io)))

  example(snapshot.command('show').description('a snapshot and what it could not read'), 'crossgrade snapshot show latest')
    .argument('[id]', 'a snapshot, such as s-1', 'latest')
    .action(async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const found = await session.client.call(routes.getSnapshot, { params: { id } })
      session.show(found, () => renderSnapshot(found, session.view))
    })

  example(
    addFileFlags(
      snapshot.command('affected').description('customers with a retired product').argument('[id]', 'a snapshot, such as s-1', 'latest'),
    ),
    'crossgrade snapshot affected --format xlsx --out affected.xlsx',
  ).action(async (id: string, flags: FileFlags, command: Command) => {
    const session = openSession(command, io)
    const file = wantedFile(flags, session.json)
    if (file) return saveTable('affected', { snapshot: id }, file, session)
    const items = await listAffected(id, session)
    session.show({ items }, () => renderAffected(items, session.view))
  })
}

interface TakeFlags extends AlsoAsked {
  readonly wait: boolean
}

async function take({ wait, ...asked }: TakeFlags, session: Session): Promise<void> {
  if (asked.to && asked.product === undefined) {
    throw wrongUse('--to is given without --product: expected the product that it takes the place of, too.')
  }
  if (!wait) {
    const started = await startSnapshot(asked, session)
    return session.show(started, () => `snapshot ${started.id} is being taken. To look: crossgrade snapshot show ${started.id}`)
  }
  const snapshot = await takeSnapshot(asked, session)
  session.show(snapshot, () => renderSnapshot(snapshot, session.view))
}

async function listAffected(id: string, { client }: Session): Promise<readonly AffectedCustomer[]> {
  const items: AffectedCustomer[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { readonly items: readonly AffectedCustomer[]; readonly next: string | null } = await client.call(routes.listAffected, {
      params: { id },
      query: { after, limit: 500 },
    })
    items.push(...page.items)
    after = page.next
  }
  return items
}
