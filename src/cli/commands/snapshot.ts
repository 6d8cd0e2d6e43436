import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { AffectedCustomer } from '../../api/contract/snapshots.ts'
import { failed } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { renderAffected, renderSnapshot } from '../render/render-snapshot.ts'
import { openSession, type Session } from '../session.ts'
import { watchSnapshot } from '../watch/watch-snapshot.ts'
import { example } from './example.ts'

export function addSnapshotCommands(program: Command, io: Io): void {
  const snapshot = program.command('snapshot').description('read the whole book of customers, and see who is affected')

  example(snapshot.command('take').description('read every customer; changes nothing at Microsoft'), 'crossgrade snapshot take')
    .option('--no-wait', 'do not wait until it is complete')
    .action(async (flags: { readonly wait: boolean }, command: Command) => take(flags.wait, openSession(command, io)))

  example(snapshot.command('show').description('a snapshot and what it could not read'), 'crossgrade snapshot show latest')
    .argument('[id]', 'a snapshot, such as s-1', 'latest')
    .action(async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const found = await session.client.call(routes.getSnapshot, { params: { id } })
      session.show(found, () => renderSnapshot(found, session.view))
    })

  example(snapshot.command('affected').description('customers with a retired product'), 'crossgrade snapshot affected --json')
    .argument('[id]', 'a snapshot, such as s-1', 'latest')
    .action(async (id: string, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const items = await listAffected(id, session)
      session.show({ items }, () => renderAffected(items, session.view))
    })
}

async function take(isToWait: boolean, session: Session): Promise<void> {
  const started = await session.client.call(routes.takeSnapshot)
  if (!isToWait)
    return session.show(started, () => `snapshot ${started.id} is being taken. To look: crossgrade snapshot show ${started.id}`)
  const snapshot = await watchSnapshot(started, session)
  if (snapshot.state === 'failed') {
    throw failed(
      'snapshot-failed',
      `Snapshot ${snapshot.id} could not be taken`,
      snapshot.error ?? 'No reason is given.',
      'Look at the connection: crossgrade status',
    )
  }
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
