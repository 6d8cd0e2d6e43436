import type { Subscription } from '../../domain/snapshot.ts'
import { wasSent } from '../../store/attempts.ts'
import type { Breach } from '../broken-promise.ts'
import { skuOf } from '../planned-moves.ts'
import type { StepContext } from '../step.ts'

/**
 * Promise P4, after the fact: an old subscription that we ended reads as ended, and a SKU that it fed has more licenses in use
 * than units left. Undefined where they fit, where it still runs to its term, and where somebody else ended it.
 */
export async function checkSwitchedOff(subscription: Subscription, context: StepContext): Promise<Breach | undefined> {
  const { replacement, graph, key, db } = context
  if (subscription.status === 'active' || !(await wasSent(db, key, 'switch-off', subscription.id))) return undefined
  const old = replacement.from.subscriptions.find((each) => each.id === subscription.id)
  const ended = new Set<string>([subscription.id, ...(old?.addOns ?? []).map((addOn) => addOn.id)])
  const rows = (await graph.listDirectorySubscriptions(key.customer)).filter((row) => ended.has(row.commerceSubscriptionId))
  const fed = new Set([skuOf(subscription.id, replacement), ...rows.map((row) => row.skuId)])
  const short = (await graph.listSubscribedSkus(key.customer)).find((sku) => fed.has(sku.skuId) && sku.consumed > sku.enabled + sku.warning)
  if (!short) return undefined
  const left = short.enabled + short.warning
  const found = `${subscription.offerName} is ${subscription.statusText}, and ${short.consumed} licenses of ${short.partNumber} are in use with ${left} units left`
  const { id, offerName: offer, statusText: status } = subscription
  const evidence = { subscription: id, offer, status, skuId: short.skuId, partNumber: short.partNumber, consumed: short.consumed, left }
  return { promise: 'off-only-when-not-needed', found, evidence }
}
