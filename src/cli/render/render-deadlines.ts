import type { Deadline } from '../../api/contract/deadlines.ts'
import { table } from './table.ts'
import { wrap } from './text.ts'
import type { View } from './view.ts'

/** Of everything: what comes next stands first. */
export function renderAllDeadlines(deadlines: readonly Deadline[], view: View): string {
  if (deadlines.length === 0)
    return wrap('No retired subscription has such a date. Take a snapshot with: crossgrade snapshot take', view.columns)
  const cells = deadlines.map((each) => [each.at.slice(0, 10), String(each.inDays), each.customer.name, productOf(each), each.kind])
  return table(['Date', 'In days', 'Customer', 'Product', 'Kind'], cells, view)
}

/** What was bought has days of its own, each product in place of the same old one. */
function productOf({ kind, product, facts }: Deadline): string {
  const bought = kind === 'last-free-day' ? facts['product'] : undefined
  if (typeof bought !== 'string') return product
  const added = facts['added']
  return `${typeof added === 'number' ? `${added} more of ` : ''}${bought}, for ${product}`
}
