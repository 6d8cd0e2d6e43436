import type { Deadline } from '../../api/contract/deadlines.ts'
import { table } from './table.ts'
import { wrap } from './text.ts'
import type { View } from './view.ts'

/** Of everything: what comes next stands first. */
export function renderAllDeadlines(deadlines: readonly Deadline[], view: View): string {
  if (deadlines.length === 0)
    return wrap('No retired subscription has such a date. Take a snapshot with: crossgrade snapshot take', view.columns)
  const cells = deadlines.map(({ at, inDays, customer, product, kind }) => [at.slice(0, 10), String(inDays), customer.name, product, kind])
  return table(['Date', 'In days', 'Customer', 'Product', 'Kind'], cells, view)
}
