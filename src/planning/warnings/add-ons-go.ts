import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** What becomes of add-ons that are suspended with their base. */
export function addOnsGo({ addOns }: Considered): readonly Warning[] {
  return addOns.map(({ subscription, becomes }) => ({
    code: becomes === 'bought-anew' ? 'add-on-bought-anew' : 'add-on-included',
    facts: { addOn: subscription.offerName, seats: subscription.quantity, unused: becomes === 'ends-unused' },
  }))
}
