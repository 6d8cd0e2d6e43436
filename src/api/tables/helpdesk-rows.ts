import type { CustomerId, RunId } from '../../domain/id.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { UserMoveState } from '../../domain/run.ts'
import type { RowOf } from '../../files/table.ts'
import type { helpdeskTable } from '../../files/tables/helpdesk.ts'
import type { ApiDeps } from '../deps.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import { isTakenOver } from '../not-begun.ts'
import { findReplacement } from './find-replacement.ts'
import { rowsOfReplacement, type UserRow } from './planned-user-rows.ts'
import { rowsOfMigration } from './run-user-rows.ts'

type HelpdeskRow = RowOf<typeof helpdeskTable.columns>

/** Everybody of a run, whom it has not come to yet included, in words that a helpdesk answers a caller with. */
export async function* helpdeskRows(
  run: RunId,
  customer: CustomerId | undefined,
  deps: Pick<ApiDeps, 'db' | 'catalog'>,
): AsyncGenerator<HelpdeskRow> {
  for (const migration of await listMigrations(deps.db, run, customer)) {
    const replacement = await findReplacement(migration, deps.db)
    let isBegun = false
    for await (const row of rowsOfMigration(migration, replacement, undefined, deps)) {
      isBegun = true
      yield toHelpdeskRow(row, migration)
    }
    if (!isBegun && replacement && !isTakenOver(migration)) yield* notYet(migration, replacement, deps)
  }
}

function* notYet({ customerName: customer, method }: StoredMigration, replacement: Replacement, { catalog }: Pick<ApiDeps, 'catalog'>) {
  for (const { user, oldProducts, newProducts } of rowsOfReplacement(replacement, catalog))
    yield { customer, user, time: null, old: oldProducts, new: newProducts, result: resultOf('pending', method) }
}

function toHelpdeskRow(
  { customer, user, state, result, servicesLost, oldProducts, newProducts, at }: UserRow,
  { method }: StoredMigration,
): HelpdeskRow {
  const words = [resultOf(state as UserMoveState, method), result, servicesLost ? `without ${servicesLost}` : null]
  return {
    ...{ customer, user, time: at, old: oldProducts, new: newProducts },
    result: words.filter((each) => each !== null && each !== '').join('; '),
  }
}

function resultOf(state: UserMoveState, method: StoredMigration['method']): string {
  return state === 'pending' && method === 'undo' ? 'not put back yet: has the new product' : RESULTS[state]
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
