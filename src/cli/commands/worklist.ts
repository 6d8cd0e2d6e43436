import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Worklist } from '../../api/contract/worklist.ts'
import type { Io } from '../io.ts'
import { counted, wrap } from '../render/text.ts'
import type { View } from '../render/view.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `worklist`: what needs a person now. */
export function addWorklistCommand(program: Command, io: Io): void {
  example(
    program.command('worklist').description('what needs you now, the earliest deadline first'),
    'crossgrade worklist',
    'crossgrade worklist --all',
  )
    .option('--all', 'all of it, not only the first ten')
    .action(async (flags: { readonly all?: boolean }, command: Command) => {
      const session = openSession(command, io)
      const worklist = await session.client.call(routes.getWorklist, { query: flags.all ? { limit: 10_000 } : {} })
      session.show(worklist, () => render(worklist, session.view))
    })
}

function render({ items, more }: Worklist, { columns }: View): string {
  if (items.length === 0) return 'Nobody has to do anything.'
  const blocks = items.map(({ customer, run, reason, deadline, act }) => {
    const whose = customer ? `${customer.name} (${customer.domain})` : (run ?? 'All')
    const day = deadline ? `, ${deadline.kind} ${deadline.at.slice(0, 10)}` : ''
    return `${wrap(`${whose}${day}: ${reason.text}`, columns)}\n${wrap(`  ${act.command}`, columns)}`
  })
  return [...blocks, ...(more > 0 ? [`and ${counted(more, 'other')}: crossgrade worklist --all`] : [])].join('\n')
}
