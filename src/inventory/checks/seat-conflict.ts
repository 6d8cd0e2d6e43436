import type { CheckTarget } from './check-target.ts'
import { passed, warning } from './finding.ts'
import type { Finding } from './finding.ts'

/** No more users hold the old license than there are seats: some of them would be in grace, and may lose it any day. */
export async function lookAtSeatConflict({ replacements, skus }: CheckTarget): Promise<readonly Finding[]> {
  if (replacements.length === 0) return []
  const units = await skus()
  return replacements.flatMap(({ from }) => {
    const sku = units.find((each) => each.skuId === from.skuId)
    if (!sku) return []
    const seats = sku.enabled + sku.warning
    const facts = { assigned: sku.consumed, seats, partNumber: sku.partNumber }
    if (sku.consumed <= seats) return [passed(`${sku.consumed} of ${seats} seats of ${sku.partNumber} are assigned`, sku.skuId, facts)]
    return [
      warning(`${sku.consumed} licenses of ${sku.partNumber} are assigned, and there are ${seats} seats`, {
        subject: sku.skuId,
        facts,
        fix: 'take the license off users who need none, or add seats',
        whoFixes: 'customer administrator',
        message: `More of your users hold the license ${sku.partNumber} (${sku.consumed}) than there are seats (${seats}). Please take it off users who do not need it (Microsoft 365 admin center, Billing, Licenses), or tell us to add seats.`,
      }),
    ]
  })
}
