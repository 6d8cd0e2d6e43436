import { Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { failed, wrongUse } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { withMinutes, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { watchSnapshot } from '../watch/watch-snapshot.ts'
import { watchToEnd } from '../watch/watch-to-end.ts'
import { example } from './example.ts'
import { getCustomerId } from './get-customer-id.ts'
import { showState } from './show-run.ts'
import { withRun } from './with-run.ts'

/** `run change` and `run approve-change`: what has changed since approval, and a yes to it for that customer alone. */
export function addRunChange(run: Command, io: Io): void {
  example(
    withRun(run.command('change').description('what has changed for a customer since approval, and a plan for them alone')),
    'crossgrade run change r-1 --customer contoso.example',
  )
    .requiredOption('--customer <customer>', 'the customer, by name or id')
    .action(async (id: string, { customer }: { readonly customer: string }, command: Command) =>
      showChange(id, customer, openSession(command, io)),
    )

  example(
    run.command('approve-change').description('approve the change and go on with that customer; recorded with your name'),
    'crossgrade run approve-change p-7 --watch --as "Megan Bowen"',
  )
    .argument('<plan>', 'as run change named it, such as p-7')
    .addOption(
      new Option('--attest-partner-on-record <answer>', 'the partner on record did the work it is paid for').choices(['yes', 'no']),
    )
    .option('--watch', 'follow it until it is settled')
    .action(async (plan: string, flags: ApproveFlags, command: Command) => approveChange(plan, flags, openSession(command, io)))
}

interface ApproveFlags {
  readonly watch?: boolean
  readonly attestPartnerOnRecord?: 'yes' | 'no'
}

async function showChange(id: string, named: string, session: Session): Promise<void> {
  const { client, json, view, show } = session
  const customer = await getCustomerId(id, named, session)
  const { snapshot } = await client.call(routes.readChange, { params: { id, customer } })
  const taken = await watchSnapshot(await client.call(routes.getSnapshot, { params: { id: snapshot } }), session)
  const [unread] = taken.coverage.failed
  if (taken.state === 'failed' || unread)
    throw failed(
      'snapshot-failed',
      `${named} could not be read`,
      taken.error ?? unread?.why ?? 'No reason is given.',
      'Look at the connection: crossgrade status',
    )
  const planned = await client.call(routes.planChange, { params: { id, customer }, body: { snapshot } })
  if (json) return show(planned, () => '')
  const { text } = await client.call(routes.getPlanText, { params: { id: planned.plan.id }, query: { columns: view.columns } })
  const lines = [
    'Changed since approval:',
    ...planned.differences.map((each) => `  ${each}`),
    '',
    text.trimEnd(),
    '',
    planned.plan.totals.toReplace === 0
      ? 'There is nothing to approve. What is in the way stands above.'
      : `Approve the change with: crossgrade run approve-change ${planned.plan.id} --as "your name"`,
  ]
  show(planned, () => wrap(withMinutes(lines.join('\n')), view.columns))
}

async function approveChange(plan: string, { watch, attestPartnerOnRecord }: ApproveFlags, session: Session): Promise<void> {
  const { client, as } = session
  if (as === undefined) throw wrongUse('A change needs the name of who approves it.', 'Say who you are: --as "Megan Bowen"')
  const { replans } = await client.call(routes.getPlan, { params: { id: plan } })
  if (replans === null) throw wrongUse(`${plan} is not about a change.`, 'See what has changed with: crossgrade run change')
  await client.call(routes.approvePlan, {
    params: { id: plan },
    body: { all: true, ...(attestPartnerOnRecord ? { attestsPartnerOnRecord: attestPartnerOnRecord === 'yes' } : {}) },
  })
  const started = await client.call(routes.startRun, { body: { plan } })
  await (watch ? watchToEnd(started.id, session) : showState(started, session))
}
