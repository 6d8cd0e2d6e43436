import type { CustomerId, RunId } from '../../domain/id.ts'
import type { UserMoveState } from '../../domain/run.ts'
import type { RowOf } from '../../files/table.ts'
import type { helpdeskTable } from '../../files/tables/helpdesk.ts'
import type { ApiDeps } from '../deps.ts'
import { runUserRows } from './run-user-rows.ts'

type HelpdeskRow = RowOf<typeof helpdeskTable.columns>

/** Everybody of a run, in words that a helpdesk answers a caller with. */
export async function* helpdeskRows(
  run: RunId,
  customer: CustomerId | undefined,
  deps: Pick<ApiDeps, 'db' | 'catalog'>,
): AsyncGenerator<HelpdeskRow> {
  for await (const row of runUserRows(run, { customer, state: undefined }, deps)) {
    const { state, result, servicesLost, oldProducts, newProducts, at } = row
    const words = [RESULTS[state as UserMoveState], result, servicesLost ? `without ${servicesLost}` : null]
    yield {
      customer: row.customer,
      user: row.user,
      time: at,
      old: oldProducts,
      new: newProducts,
      result: words.filter((each) => each !== null && each !== '').join('; '),
    }
  }
}

const RESULTS: { readonly [state in UserMoveState]: string } = {
  pending: 'not changed yet: has the old product',
  sent: 'being changed; what became of it is read back',
  moved: 'changed; its services are being switched on',
  verified: 'changed, and every service that was on is on',
  refused: 'not as planned',
  'left-alone': 'left alone',
  undone: 'taken back',
}
