import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { addChoiceFlags, type ChoiceFlags } from '../choices/choice-flags.ts'
import { buildChoices } from '../choices/build-choices.ts'
import { readChoicesFile } from '../choices/read-choices-file.ts'
import type { Io } from '../io.ts'
import { renderApprovals, renderPlan, renderPlans } from '../render/render-plans.ts'
import { withMinutes, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { addPlanApprove } from './plan-approve.ts'
import { example } from './example.ts'

export function addPlanCommands(program: Command, io: Io): void {
  const plan = program.command('plan').description('make, read and approve migration plans; nothing is changed by them')

  example(
    addChoiceFlags(plan.command('create').description('plan every affected customer of a snapshot')),
    'crossgrade plan create --new-services off \\',
    '  --option office-365-e4=office-365-e3 --hold 2wd',
  )
    .option('--choices <file>', 'choices as YAML; flags win over it')
    .option('--snapshot <id>', 'the snapshot to plan from', 'latest')
    .action(async (flags: CreateFlags, command: Command) => {
      const session = openSession(command, io)
      const { choices: file, snapshot, ...own } = flags
      const choices = buildChoices(own, file === undefined ? undefined : readChoicesFile(file))
      const created = await session.client.call(routes.createPlan, { body: { snapshot, choices } })
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
    .action(async (id: string, flags: { readonly customer?: string }, command: Command) => {
      const session = openSession(command, io)
      await (flags.customer === undefined ? showWhole(id, session) : showPart(id, flags.customer, session))
    })

  addPlanApprove(plan, io)
}

interface CreateFlags extends ChoiceFlags {
  readonly choices?: string
  readonly snapshot: string
}

async function showWhole(id: string, { client, json, view, show }: Session): Promise<void> {
  const [plan, { items: parts }] = await Promise.all([
    client.call(routes.getPlan, { params: { id } }),
    client.call(routes.listParts, { params: { id } }),
  ])
  if (json) return show({ plan, parts }, () => '')
  const { text } = await client.call(routes.getPlanText, { params: { id: plan.id } })
  show(plan, () => `${wrap(withMinutes(text.trimEnd()), view.columns)}\n\n${renderApprovals(plan.id, parts, view)}`)
}

async function showPart(id: string, customer: string, { client, view, show }: Session): Promise<void> {
  const part = await client.call(routes.getPart, { params: { id, customer } })
  show(part, () => wrap(withMinutes(part.text.trimEnd()), view.columns))
}
