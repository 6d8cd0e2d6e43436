import { setTimeout as pause } from 'node:timers/promises'
import type { Reconciliation } from '../../api/contract/reconciliations.ts'
import { routes } from '../../api/contract/routes.ts'
import { failed } from '../cli-problem.ts'
import type { Session } from '../session.ts'
import { createCustomerBar } from './customer-bar.ts'

const LOOK_EVERY_MS = 300

/**
 * Waits until everybody of a reconciliation was read, with a bar on a terminal.
 * @throws CliProblem when it as a whole could not be carried out
 */
export async function watchReconciliation(first: Reconciliation, { client, io, json }: Session): Promise<Reconciliation> {
  const bar = io.terminal && !json ? createCustomerBar(io.terminal, first.customers, 'read') : undefined
  let now = first
  try {
    while (!now.done) {
      bar?.update(now.read + now.failed)
      await pause(LOOK_EVERY_MS)
      now = await client.call(routes.getReconciliation, { params: { id: now.id } })
    }
  } finally {
    bar?.stop()
  }
  if (now.error !== null)
    throw failed('not-reconciled', 'It could not be reconciled', now.error, 'Look at the connection: crossgrade status')
  return now
}
