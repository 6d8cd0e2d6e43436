import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { UndoPlan } from '../../api/contract/undo.ts'
import { collect } from '../choices/choice-flags.ts'
import { ApiProblem, CliProblem, wrongUse } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { renderUndoable } from '../render/render-undoable.ts'
import { withMinutes, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { watchToEnd } from '../watch/watch-to-end.ts'
import { example } from './example.ts'
import { showState } from './show-run.ts'

interface PlanFlags {
  readonly customer?: readonly string[]
  readonly user?: readonly string[]
}

/** `undo list`, `undo plan` and `undo start`: back to what was there before. */
export function addUndoCommands(program: Command, io: Io): void {
  const undo = program.command('undo').description('take back what a run did: licenses as they were, the old subscription active again')

  example(undo.command('list').description('what of a run can still be taken back, and until when'), 'crossgrade undo list r-1')
    .argument('[id]', 'a run, such as r-1', 'latest')
    .action(async (id: string, _flags: object, command: Command) => {
      const { client, show, view } = openSession(command, io)
      const answer = await client.call(routes.listUndoable, { params: { id } })
      show(answer, () => renderUndoable(answer.items, view))
    })

  example(
    undo.command('plan').description('what can be taken back, until when, at what cost; nothing is changed by it'),
    'crossgrade undo plan r-1 --customer contoso.example',
    'crossgrade undo plan r-1 --user megan@contoso.example',
  )
    .argument('[id]', 'a run, such as r-1', 'latest')
    .option('--customer <customer>', 'only this customer, by id or domain; may be repeated', collect)
    .option('--user <upn>', 'only this user: what was bought stays; may be repeated', collect)
    .action(async (id: string, { customer, user }: PlanFlags, command: Command) => {
      const session = openSession(command, io)
      const body = { ...(customer ? { customers: [...customer] } : {}), ...(user ? { users: [...user] } : {}) }
      const planned = await session.client.call(routes.createUndoPlan, { params: { id }, body })
      await showPlanned(planned, session)
    })

  example(
    undo.command('start').description('say yes to a way back, unless somebody has, and carry it out; recorded with your name'),
    'crossgrade undo start p-2 --watch --as "Megan Bowen"',
  )
    .argument('<plan>', 'as undo plan named it, such as p-2')
    .option('--watch', 'follow it until it is settled')
    .action(async (plan: string, flags: { readonly watch?: boolean }, command: Command) => {
      const session = openSession(command, io)
      const { client, as } = session
      if (as === undefined) throw wrongUse('A way back needs the name of who wants it.', 'Say who you are: --as "Megan Bowen"')
      const { undoes } = await client.call(routes.getPlan, { params: { id: plan } })
      if (undoes === null) throw wrongUse(`${plan} takes nothing back.`, 'Make a plan that does: crossgrade undo plan')
      await sayYes(plan, session)
      const started = await client.call(routes.startRun, { body: { plan } })
      await (flags.watch ? watchToEnd(started.id, session) : showState(started, session))
    })
}

/** Whoever may not approve carries out what others approved, as with any other plan. */
async function sayYes(plan: string, { client }: Session): Promise<void> {
  const { items } = await client.call(routes.listParts, { params: { id: plan } })
  const open = items.filter(({ toReplace, approval }) => toReplace > 0 && approval === null)
  if (items.length > 0 && open.length === 0) return
  try {
    await client.call(routes.approvePlan, { params: { id: plan }, body: { all: true } })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.type !== '/problems/forbidden') throw error
    throw new CliProblem(
      error.problem,
      error.exit,
      `A way back is a plan, and wants a yes before it is carried out. Who may approve says it: crossgrade plan approve ${plan} --all\nThen start it again: crossgrade undo start ${plan}`,
    )
  }
}

async function showPlanned(planned: UndoPlan, { client, json, view, show }: Session): Promise<void> {
  const { plan, notUndone } = planned
  if (json) return show(planned, () => '')
  const text = plan && (await client.call(routes.getPlanText, { params: { id: plan.id }, query: { columns: view.columns } })).text
  const lines = [
    ...(plan ? [withMinutes((text ?? '').trimEnd()), ''] : ['Nothing can be taken back.']),
    ...notUndone.map(({ name, decision, because }) => `${name}, ${decision}: ${because}`),
    ...(plan ? [`Carry it out with: crossgrade undo start ${plan.id} --as "your name"`] : []),
  ]
  show(planned, () => wrap(lines.join('\n'), view.columns))
}
