import { Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { collect } from '../choices/choice-flags.ts'
import { parseSeatCount } from '../choices/parse-choices.ts'
import { wrongUse } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { renderPlan } from '../render/render-plans.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

interface RenewalFlags {
  readonly subscription?: readonly string[]
  readonly autoRenew?: 'on' | 'off'
  readonly seats?: number
  readonly term?: 'P1M' | 'P1Y' | 'P3Y'
  readonly billing?: 'monthly' | 'annual'
  readonly snapshot: string
}

/** `plan renewal`: how subscriptions end their term, without a retirement. */
export function addPlanRenewal(plan: Command, io: Io): void {
  example(
    plan
      .command('renewal')
      .description('plan how subscriptions end their term: auto-renew, or another quantity, term or billing from the next one on'),
    'crossgrade plan renewal --subscription 1f2e3d4c-... --auto-renew off',
    'crossgrade plan renewal --subscription 1f2e3d4c-... --seats 20 --billing annual',
  )
    .option('--subscription <id>', 'a subscription of the snapshot; may be repeated', collect)
    .addOption(new Option('--auto-renew <state>', 'whether it renews').choices(['on', 'off']))
    .option('--seats <seats>', 'seats from the next term on', parseSeatCount)
    .addOption(new Option('--term <term>', 'the next term').choices(['P1M', 'P1Y', 'P3Y']))
    .addOption(new Option('--billing <cycle>', 'billing from the next term on').choices(['monthly', 'annual']))
    .option('--snapshot <id>', 'the snapshot to plan from', 'latest')
    .action(async (flags: RenewalFlags, command: Command) => {
      const session = openSession(command, io)
      const { subscription: named = [], autoRenew, seats, term, billing, snapshot } = flags
      if (named.length === 0) throw wrongUse('Which subscription?', 'Name it with --subscription; Partner Center names it')
      if (autoRenew === undefined && seats === undefined && term === undefined && billing === undefined)
        throw wrongUse('What is to change?', 'Say it with --auto-renew, --seats, --term or --billing.')
      const change = {
        ...(autoRenew === undefined ? {} : { autoRenew: autoRenew === 'on' }),
        ...(seats === undefined ? {} : { quantity: seats }),
        ...(term === undefined ? {} : { term }),
        ...(billing === undefined ? {} : { billingCycle: billing }),
      }
      // No license changes, so nothing is new in any.
      const choices = { newServices: 'off', renewals: Object.fromEntries(named.map((id) => [id, change])) } as const
      const created = await session.client.call(routes.createPlan, { body: { snapshot, choices } })
      session.show(created, () => renderPlan(created, session.view))
    })
}
