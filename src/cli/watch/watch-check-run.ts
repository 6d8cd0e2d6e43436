import { setTimeout as pause } from 'node:timers/promises'
import type { CheckRun } from '../../api/contract/access.ts'
import { routes } from '../../api/contract/routes.ts'
import { failed } from '../cli-problem.ts'
import type { Session } from '../session.ts'
import { createCustomerBar } from './customer-bar.ts'

const LOOK_EVERY_MS = 300

/**
 * Waits until everybody of a check run was looked at, with a bar on a terminal.
 * @throws CliProblem when the run as a whole could not be carried out
 */
export async function watchCheckRun(first: CheckRun, { client, io, json }: Session): Promise<CheckRun> {
  const bar = io.terminal && !json ? createCustomerBar(io.terminal, first.customers, 'looked at') : undefined
  let run = first
  try {
    while (!run.done) {
      bar?.update(run.checked + run.failed)
      await pause(LOOK_EVERY_MS)
      run = await client.call(routes.getCheckRun, { params: { id: run.id } })
    }
  } finally {
    bar?.stop()
  }
  if (run.error !== null) throw failed('checks-failed', 'It could not be looked at', run.error, 'Look at the connection: crossgrade status')
  return run
}
