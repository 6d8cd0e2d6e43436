import type { Blocker } from '../../domain/plan.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense } from '../move.ts'

/**
 * Other subscriptions that stay feed the same directory SKU, so nobody can tell by license whose seat comes from the
 * retired one. Harmless where the target has that SKU too: then no license moves.
 */
export function sharesSku(move: Considered): Blocker | undefined {
  if (move.destinations.every((each) => keepsLicense(each, move))) return undefined
  const moving = new Set(move.matched.map(({ subscription }) => subscription.id))
  const staying = move.snapshot.subscriptions.filter((each) => each.status === 'active' && !moving.has(each.id) && feeds(each, move))
  return staying.length > 0 ? { code: 'shares-sku', facts: { staying: staying.map((each) => each.offerName).sort() } } : undefined
}

/** By what the directory says of it, else by what the catalog does: Graph does not list every subscription. */
function feeds(subscription: Subscription, { snapshot, catalog, oldSku }: Considered): boolean {
  const row = snapshot.directory.find((each) => each.commerceSubscriptionId === subscription.id)
  return (row?.skuId ?? catalog.findMatch(subscription)?.offer.skuId) === oldSku
}
