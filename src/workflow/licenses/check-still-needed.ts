import type { SubscriptionId } from '../../domain/id.ts'
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { DirectorySubscription, SkuUnits } from '../../domain/snapshot.ts'
import { unlessRefused } from '../../provider/graph/unless-refused.ts'
import { lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { licensesStay, skuOf } from '../planned-moves.ts'

/**
 * Promise P4, read fresh: what every SKU that the subscription feeds has consumed fits into the units left without it,
 * and nobody holds the old SKU where it is not the target's too. Undefined when it is not needed any more.
 */
export async function checkStillNeeded(subscription: SubscriptionId, context: StepContext): Promise<StepOutcome | undefined> {
  const { replacement, graph, key } = context
  const rows = await graph.listDirectorySubscriptions(key.customer)
  const skus = await graph.listSubscribedSkus(key.customer)
  const old = replacement.from.subscriptions.find((each) => each.id === subscription)
  const addOns = (old?.addOns ?? []).map((addOn) => addOn.id)
  const isOn = (row: DirectorySubscription): boolean => ['enabled', 'warning'].includes(row.status.toLowerCase())
  const listed = rows.filter(
    (row) => row.commerceSubscriptionId === subscription || (addOns.includes(row.commerceSubscriptionId) && isOn(row)),
  )
  const isListed = listed.some((row) => row.commerceSubscriptionId === subscription)
  const fed: readonly Fed[] = isListed ? listed : [...listed, { skuId: skuOf(subscription, replacement), units: old?.quantity ?? 0 }]
  const short = fed.map((row) => shortage(row, skus, fed)).find((each) => each !== undefined)
  if (short) {
    const text = `${short.consumed} licenses of ${short.partNumber} are in use and ${short.left} units would be left without it`
    if (timesWaited(context, 'still-needed') < 6)
      return lookAgain(context, { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }, 'still-needed', text, short)
    return needsPerson('still-needed', `${text}. It stays active until they fit.`, short)
  }
  // What is taken back was found by name: others may hold the new product, from seats of their own.
  if (licensesStay(replacement) || replacement.method === 'undo') return undefined
  return (await holdersLeft(context)) ?? groupsLeft(context)
}

/** A group that carries the old license has nothing to give when it has ended, and every new member in error. */
async function groupsLeft({ graph, key, replacement }: StepContext): Promise<StepOutcome | undefined> {
  const groups = await unlessRefused(() => graph.listLicensedGroups(key.customer, replacement.from.skuId))
  const [group] = groups ?? []
  if (!group) return undefined
  const text = `the group ${group.name} carries the old license; the old subscription stays active`
  return needsPerson('still-in-group', text, { group: group.name })
}

/** What a subscription feeds; Graph does not list every one, then the part's own figures stand in. */
type Fed = Pick<DirectorySubscription, 'skuId' | 'units'>

function shortage(row: Fed, skus: readonly SkuUnits[], fed: readonly Fed[]) {
  const sku = skus.find((each) => each.skuId === row.skuId)
  if (!sku) return undefined
  const own = fed.filter((each) => each.skuId === row.skuId).reduce((sum, each) => sum + each.units, 0)
  const left = Math.max(0, sku.enabled + sku.warning - own)
  return sku.consumed > left ? { consumed: sku.consumed, left, partNumber: sku.partNumber, skuId: sku.skuId } : undefined
}

async function holdersLeft(context: StepContext): Promise<StepOutcome | undefined> {
  for await (const page of context.graph.listHolders(context.key.customer, context.replacement.from.skuId)) {
    const [holder] = page
    if (!holder) continue
    const text = `${holder.userPrincipalName} still reads as holding the old license; the old subscription stays active`
    // A read straight after a write may be stale (licensing notes, B.2): looked at a few times before a person is asked.
    if (timesWaited(context, 'still-held') < 6)
      return lookAgain(context, { firstMs: 15 * SECOND_MS, mostMs: 5 * MINUTE_MS }, 'still-held', text, {
        user: holder.userPrincipalName,
      })
    return needsPerson('still-held', text, { user: holder.userPrincipalName })
  }
  return undefined
}
