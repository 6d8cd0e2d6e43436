import type { Undoable } from '../../api/contract/undo.ts'
import { table } from './table.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

/** A row per migration; why one cannot be taken back stands below. */
export function renderUndoable(items: readonly Undoable[], view: View): string {
  const rows = items.map(({ customer, old, users, lastSafeUndo, lastFreeDay, because }) => [
    customer.name,
    old,
    String(users),
    lastSafeUndo === null ? '' : minuteOf(lastSafeUndo),
    lastFreeDay === null ? '' : minuteOf(lastFreeDay),
    because === null ? 'yes' : 'no',
  ])
  const why = items.flatMap(({ customer, because }) => (because === null ? [] : [wrap(`${customer.name}: ${because}`, view.columns)]))
  const all = table(['Customer', 'Back to', 'Users', 'Last safe undo', 'Last free day', 'Possible'], rows, view)
  return why.length === 0 ? all : [all, '', ...why].join('\n')
}
