import type { Command } from 'commander'
import type { CustomerChecks } from '../../api/contract/checks.ts'
import { routes } from '../../api/contract/routes.ts'
import { EXIT } from '../exit.ts'
import { addFileFlags, wantedFile, type FileFlags } from '../files/file-flags.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { renderPreflight } from '../render/render-preflight.ts'
import { wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { watchCheckRun } from '../watch/watch-check-run.ts'
import { example } from './example.ts'
import { addPreflightAnswer } from './preflight-answer.ts'

interface PreflightFlags {
  readonly customer?: string
  readonly check?: string
  readonly wait?: boolean
}

/** `preflight`: everything that can be known before a plan is carried out. */
export function addPreflightCommands(program: Command, io: Io): void {
  const preflight = program.command('preflight').description('look at everything a migration plan counts on; nothing is changed by it')

  example(
    preflight.command('run').description('look now: at all customers of a plan or one, at everything or one check'),
    'crossgrade preflight run p-1',
    'crossgrade preflight run p-1 --customer contoso.example --check agreement',
  )
    .argument('<plan>', 'a migration plan, such as p-1')
    .option('--customer <customer>', 'only this customer, by id or domain')
    .option('--check <check>', 'only this check, such as agreement')
    .option('--no-wait', 'do not wait until it is done')
    .action(async (plan: string, flags: PreflightFlags, command: Command) => run(plan, flags, openSession(command, io)))

  example(
    addFileFlags(
      preflight
        .command('show')
        .description('what was found: errors, warnings, what passed')
        .argument('<plan>', 'a migration plan, such as p-1')
        .option('--customer <customer>', 'only this customer, by id or domain'),
    ),
    'crossgrade preflight show p-1',
    'crossgrade preflight show p-1 --format xlsx --out pre-flight.xlsx',
  ).action(async (plan: string, { customer, ...flags }: PreflightFlags & FileFlags, command: Command) => {
    const session = openSession(command, io)
    const file = wantedFile(flags, session.json)
    if (file) return saveTable('pre-flight', { plan, ...(customer === undefined ? {} : { customer }) }, file, session)
    await show(plan, customer, session)
  })

  addPreflightAnswer(preflight, io)

  example(
    preflight.command('message').description('the text for a customer’s administrator, with all that is for them to fix'),
    'crossgrade preflight message p-1 --customer contoso.example',
  )
    .argument('<plan>', 'a migration plan, such as p-1')
    .requiredOption('--customer <customer>', 'the customer, by id or domain')
    .action(async (plan: string, { customer }: { readonly customer: string }, command: Command) => {
      const session = openSession(command, io)
      const message = await session.client.call(routes.getPreflightMessage, { params: { id: plan }, query: { customer } })
      const nothing = `There is nothing that ${message.customer.name} has to do. To look again: crossgrade preflight run ${plan} --customer ${customer}`
      session.show(message, () => wrap(message.text === '' ? nothing : message.text, session.view.columns, 0))
    })
}

async function run(plan: string, { customer, check, wait }: PreflightFlags, session: Session): Promise<void> {
  const body = { ...(customer === undefined ? {} : { customer }), ...(check === undefined ? {} : { check }) }
  const started = await session.client.call(routes.runPreflight, { params: { id: plan }, body })
  if (wait === false)
    return session.show(started, () => `pre-flight ${started.id} has begun. What it finds: crossgrade preflight show ${plan}`)
  await watchCheckRun(started, session)
  const hasFailures = await show(plan, customer, session)
  if (hasFailures) session.io.setExitCode(EXIT.needsPerson)
}

/** @returns whether a check failed */
async function show(plan: string, customer: string | undefined, session: Session): Promise<boolean> {
  const found = await readPreflight(plan, customer, session)
  session.show(found, () => renderPreflight(plan, found, session.view))
  return found.items.some(({ checks }) => checks.some((check) => check.result === 'failed'))
}

/** All pages of a plan's pre-flight. */
async function readPreflight(plan: string, customer: string | undefined, { client }: Session) {
  const items: CustomerChecks[] = []
  let notLookedAt = 0
  for (let after: string | null = ''; after !== null;) {
    const query = { after, limit: 100, ...(customer === undefined ? {} : { customer }) }
    const page: Page = await client.call(routes.listChecks, { params: { id: plan }, query })
    items.push(...page.items)
    notLookedAt = page.notLookedAt
    after = page.next
  }
  return { items, notLookedAt }
}

interface Page {
  readonly items: readonly CustomerChecks[]
  readonly next: string | null
  readonly notLookedAt: number
}
