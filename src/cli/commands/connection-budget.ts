import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Quotas } from '../../api/contract/quotas.ts'
import type { Io } from '../io.ts'
import { renderQuotas } from '../render/render-quotas.ts'
import { counted, wrap } from '../render/text.ts'
import type { View } from '../render/view.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `connection budget`: how much of Microsoft's quotas is drawn now. */
export function addConnectionBudget(connection: Command, io: Io): void {
  example(
    connection.command('budget').description('how much of Microsoft’s quotas is drawn now, by all workers together'),
    'crossgrade connection budget',
  ).action(async (_flags: object, command: Command) => {
    const session = openSession(command, io)
    const quotas = await session.client.call(routes.listQuotas)
    session.show(quotas, () => render(quotas, session.view))
  })
}

function render({ items, more }: Quotas, view: View): string {
  if (items.length === 0) return wrap('Nothing was sent to Microsoft lately, and no quota is closed.', view.columns)
  const rest = more === 0 ? [] : [`and ${counted(more, 'quota')} more of single customers.`]
  return [renderQuotas(items, view), ...rest].join('\n')
}
