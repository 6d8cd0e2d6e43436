import type { Catalog } from '../domain/catalog.ts'
import type { Clock } from '../domain/clock.ts'
import type { SkuId } from '../domain/id.ts'
import type { Customer, CustomerSnapshot, DirectorySubscription, LicenseHolder, Subscription } from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'

export interface ReadDeps {
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly catalog: Catalog
  readonly clock: Clock
}

/**
 * What one customer has: subscriptions always; market, directory and holders only where a subscription that has not ended
 * is a retired product.
 */
export async function readCustomer(customer: Customer, deps: ReadDeps): Promise<CustomerSnapshot> {
  const takenAt = deps.clock.now()
  const subscriptions = (await deps.partnerCenter.listSubscriptions(customer.id)).map((read) => read.subscription)
  const base = { customer, takenAt, segment: 'commercial', subscriptions: [...subscriptions].sort(byId) } as const
  const live = subscriptions.filter((each) => each.status !== 'deleted' && deps.catalog.findMatch(each) !== undefined)
  if (live.length === 0) return { ...base, market: null, directory: [], skus: [], holders: [] }

  const details = await deps.partnerCenter.getCustomer(customer.id)
  const directory = await readDirectory(customer, live, deps)
  const skus = await deps.graph.listSubscribedSkus(customer.id)
  const holders = await readHolders(customer, oldSkusOf(live, directory, deps.catalog), deps.graph)
  return { ...base, market: details.country, directory, skus: [...skus].sort((a, b) => (a.skuId < b.skuId ? -1 : 1)), holders }
}

/** The directory's rows; a retired subscription that Graph does not list is looked up through its provisioning status. */
async function readDirectory(customer: Customer, live: readonly Subscription[], deps: ReadDeps): Promise<readonly DirectorySubscription[]> {
  const rows = [...(await deps.graph.listDirectorySubscriptions(customer.id))]
  for (const subscription of live) {
    const known = rows.some((row) => row.commerceSubscriptionId === subscription.id) || deps.catalog.findMatch(subscription)?.offer.skuId
    if (known) continue
    const status = await deps.partnerCenter.findProvisioningStatus(customer.id, subscription.id)
    if (!status) continue
    rows.push({
      commerceSubscriptionId: subscription.id,
      skuId: status.skuId,
      partNumber: '',
      status: status.statusText,
      units: status.quantity,
      nextLifecycleAt: null,
    })
  }
  return rows.sort((a, b) => (a.commerceSubscriptionId < b.commerceSubscriptionId ? -1 : 1))
}

function oldSkusOf(live: readonly Subscription[], directory: readonly DirectorySubscription[], catalog: Catalog): ReadonlySet<SkuId> {
  return new Set(
    live.flatMap(
      (subscription) =>
        directory.find((row) => row.commerceSubscriptionId === subscription.id)?.skuId ??
        catalog.findMatch(subscription)?.offer.skuId ??
        [],
    ),
  )
}

async function readHolders(customer: Customer, skus: ReadonlySet<SkuId>, graph: Graph): Promise<readonly LicenseHolder[]> {
  const holders = new Map<string, LicenseHolder>()
  for (const sku of skus) {
    for await (const page of graph.listHolders(customer.id, sku)) for (const holder of page) holders.set(holder.id, holder)
  }
  return [...holders.values()].sort(byId)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
