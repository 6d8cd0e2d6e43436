import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderOverview } from '../render/render-overview.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'

/** `overview`: where everything stands. */
export function addOverviewCommand(program: Command, io: Io): void {
  example(
    program.command('overview').description('where everything stands: what is still in use, customers by state, the burn-down'),
    'crossgrade overview',
    'crossgrade overview --json',
  ).action(async (_flags: object, command: Command) => {
    const session = openSession(command, io)
    const overview = await session.client.call(routes.getOverview)
    session.show(overview, () => renderOverview(overview, session.view))
  })
}
