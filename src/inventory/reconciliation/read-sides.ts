import type { CustomerId } from '../../domain/id.ts'
import { isRead, type NotRead } from '../../domain/reconciliation.ts'
import type { SkuUnits, Subscription } from '../../domain/snapshot.ts'
import type { Graph } from '../../provider/graph/graph.ts'
import type { PartnerCenter } from '../../provider/partner-center/partner-center.ts'
import { neitherRead } from './not-read-reason.ts'
import { orNotRead } from './or-not-read.ts'

/** What each side says of one customer: every subscription, and the units of every SKU. */
export interface Sides {
  readonly subscriptions: readonly Subscription[] | NotRead
  readonly units: readonly SkuUnits[] | NotRead
}

/** In two calls. @throws Error where neither side can be read */
export async function readSides(
  customer: CustomerId,
  { partnerCenter, graph }: { readonly partnerCenter: PartnerCenter; readonly graph: Graph },
): Promise<Sides> {
  const subscriptions = await orNotRead(async () => (await partnerCenter.listSubscriptions(customer)).map((read) => read.subscription))
  const units = await orNotRead(() => graph.listSubscribedSkus(customer))
  if (!isRead(subscriptions) && !isRead(units)) throw new Error(neitherRead(subscriptions.notRead, units.notRead))
  return { subscriptions, units }
}

/** Said of the customer: which side was not read, and why; and seats in a state that nobody foresaw (promise P10). */
export function notReadSentences({ subscriptions, units }: Sides): readonly string[] {
  const strange = isRead(subscriptions) ? subscriptions.filter(({ status, family }) => status === 'unknown' && family !== 'other') : []
  return [
    ...(isRead(subscriptions) ? [] : [`seats bought: ${subscriptions.notRead}`]),
    ...strange.map(
      ({ offerName, quantity, statusText }) =>
        `${offerName} is ${statusText}, a state that is not known here: its ${quantity} seats are not counted as bought`,
    ),
    ...(isRead(units) ? [] : [`units, and licenses assigned: ${units.notRead}`]),
  ]
}

/** What is said of one SKU on the side of the directory; null: it was read and does not list it. */
export function unitsOf(skuId: string, { units }: Sides): SkuUnits | null | NotRead {
  return isRead(units) ? (units.find((each) => each.skuId === skuId) ?? null) : units
}
