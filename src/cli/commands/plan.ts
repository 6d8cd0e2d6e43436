import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { addChoiceFlags, collect, type ChoiceFlags } from '../choices/choice-flags.ts'
import { buildChoices } from '../choices/build-choices.ts'
import { readChoicesFiles } from '../choices/read-choices-files.ts'
import type { Io } from '../io.ts'
import { renderApprovals, renderPlan, renderPlans } from '../render/render-plans.ts'
import { showCalls } from './plan-calls.ts'
import { renderPlanServices } from '../render/render-plan-services.ts'
import { withMinutes, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { addPlanApprove } from './plan-approve.ts'
import { addPlanChoices } from './plan-choices.ts'
import { addPlanByHand } from './plan-by-hand.ts'
import { addPlanRenewal } from './plan-renewal.ts'
import { addPlanUsers } from './plan-users.ts'
import { example } from './example.ts'
import { addMoveFlags, createPlan, withMove, type MoveFlags } from './plan-move.ts'

export function addPlanCommands(program: Command, io: Io): void {
  const plan = program.command('plan').description('make, read and approve migration plans; nothing is changed by them')

  example(
    addMoveFlags(addChoiceFlags(plan.command('create').description('plan every affected customer of a snapshot'))),
    'crossgrade plan create --new-services off \\',
    '  --option office-365-e4=office-365-e3 --hold 2wd',
    'crossgrade plan create --new-services off \\',
    '  --from "Office 365 E1" --to "Office 365 E3"',
  )
    .option('--choices <file>', 'choices as YAML, or a table as CSV or XLSX; may be repeated, later wins, and flags over all', collect)
    .option('--snapshot <id>', 'the snapshot to plan from', 'latest')
    .action(async (flags: CreateFlags, command: Command) => {
      const session = openSession(command, io)
      const { choices: files, snapshot, from, to, ...own } = flags
      const choices = buildChoices(own, await readChoicesFiles(files ?? [], snapshot, session))
      const created = await createPlan(snapshot, withMove(choices, { from, to }), session)
      session.show(created, () => renderPlan(created, session.view))
    })

  example(plan.command('list').description('migration plans, newest first'), 'crossgrade plan list').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const answer = await session.client.call(routes.listPlans)
      session.show(answer, () => renderPlans(answer.items, session.view))
    },
  )

  example(
    plan.command('show').description('a migration plan as an operator reads it'),
    'crossgrade plan show p-1 --customer contoso.example',
  )
    .argument('<id>', 'a migration plan, such as p-1')
    .option('--customer <customer>', 'only this customer, by id or domain')
    .option('--services', 'how many users lose, change and gain which services')
    .option('--calls', 'with --customer: what carrying it out would send to Microsoft; nothing is sent')
    .action(async (id: string, flags: ShowFlags, command: Command) => {
      const session = openSession(command, io)
      if (flags.services) return showServices(id, flags.customer, session)
      if (flags.calls) return showCalls(id, flags.customer, session)
      await (flags.customer === undefined ? showWhole(id, session) : showPart(id, flags.customer, session))
    })

  addPlanRenewal(plan, io)
  addPlanUsers(plan, io)
  addPlanByHand(plan, io)
  addPlanChoices(plan, io)
  addPlanApprove(plan, io)
}

interface ShowFlags {
  readonly customer?: string
  readonly services?: boolean
  readonly calls?: boolean
}

interface CreateFlags extends ChoiceFlags, MoveFlags {
  readonly choices?: readonly string[]
  readonly snapshot: string
}

async function showWhole(id: string, { client, json, view, show }: Session): Promise<void> {
  const [plan, { items: parts }, { customers: withPartner }] = await Promise.all([
    client.call(routes.getPlan, { params: { id } }),
    client.call(routes.listParts, { params: { id } }),
    client.call(routes.listAttestations, { params: { id } }),
  ])
  if (json) return show({ plan, parts }, () => '')
  const { text } = await client.call(routes.getPlanText, { params: { id: plan.id }, query: { columns: view.columns } })
  show(plan, () => `${wrap(withMinutes(text.trimEnd()), view.columns)}\n\n${renderApprovals(plan.id, parts, withPartner, view)}`)
}

async function showPart(id: string, customer: string, { client, view, show }: Session): Promise<void> {
  const part = await client.call(routes.getPart, { params: { id, customer }, query: { columns: view.columns } })
  show(part, () => wrap(withMinutes(part.text.trimEnd()), view.columns))
}

async function showServices(id: string, customer: string | undefined, { client, view, show }: Session): Promise<void> {
  const services = await client.call(routes.getPlanServices, { params: { id }, query: customer === undefined ? {} : { customer } })
  show(services, () => renderPlanServices(services, view))
}
