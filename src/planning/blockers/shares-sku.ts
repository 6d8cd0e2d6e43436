import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense } from '../move.ts'

/**
 * Other subscriptions that stay feed the same directory SKU, so nobody can tell by license whose seat comes from the
 * retired one. Harmless where the target has that SKU too: then no license moves.
 */
export function sharesSku(move: Considered): Blocker | undefined {
  if (move.destinations.every((each) => keepsLicense(each, move))) return undefined
  const moving = new Set(move.matched.map(({ subscription }) => subscription.id))
  const feeding = new Set(move.snapshot.directory.filter((row) => row.skuId === move.oldSku).map((row) => row.commerceSubscriptionId))
  const staying = move.snapshot.subscriptions.filter(({ id, status }) => status === 'active' && feeding.has(id) && !moving.has(id))
  return staying.length > 0 ? { code: 'shares-sku', facts: { staying: staying.map((each) => each.offerName).sort() } } : undefined
}
