import type { OrderStatus } from '../../provider/partner-center/order.ts'
import type { CheckTarget } from './check-target.ts'
import { passed, warning } from './finding.ts'
import type { Finding } from './finding.ts'

/** What holds an order up: another purchase of this customer would be held up too (Partner Center REST, orders, 2023-10). */
const HELD_UP: readonly OrderStatus[] = ['pending-review', 'pending-po-upload']

/** No order of the customer is under review, such as a credit check. */
export async function lookAtOrders({ plan, replacements, partnerCenter }: CheckTarget): Promise<readonly Finding[]> {
  if (replacements.every((replacement) => replacement.lines.length === 0)) return []
  const held = (await partnerCenter.listOrders(plan.customer.id)).filter((order) => HELD_UP.includes(order.status))
  if (held.length === 0) return [passed('no order of the customer is under review')]
  return held.map((order) =>
    warning(`order ${order.id} is held up (${order.statusText}); what is bought now may be too`, {
      subject: order.id,
      facts: { order: order.id, status: order.statusText },
      fix: 'look at the order in Partner Center; a review takes up to two working days',
      whoFixes: 'partner administrator',
    }),
  )
}
