import type { Clock } from '../domain/clock.ts'
import type { GroupId, SkuId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type {
  BuyingSegment,
  Customer,
  CustomerSnapshot,
  DirectorySubscription,
  LegacyOffer,
  LicenseHolder,
  Qualification,
  SnapshotGroup,
  Subscription,
} from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'
import { unlessRefused } from '../provider/graph/unless-refused.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'
import { isOfInterest, segmentsOf, targetsOf, type Interest } from './interest.ts'

export interface ReadDeps extends Interest {
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly clock: Clock
}

/**
 * What one customer has: subscriptions always; market, qualifications, directory and holders only where a subscription that
 * has not ended is of interest.
 */
export async function readCustomer(customer: Customer, deps: ReadDeps): Promise<CustomerSnapshot> {
  const takenAt = deps.clock.now()
  const subscriptions = (await deps.partnerCenter.listSubscriptions(customer.id)).map((read) => read.subscription).sort(byId)
  const live = subscriptions.filter((each) => each.status !== 'deleted' && isOfInterest(each, deps))
  if (live.length === 0) return { customer, takenAt, subscriptions, ...NOTHING_MORE }

  const details = await deps.partnerCenter.getCustomer(customer.id)
  const qualifications = await deps.partnerCenter.listQualifications(customer.id)
  const segment = segmentOf(qualifications)
  const addOns = subscriptions.filter((each) => each.status !== 'deleted' && live.some(({ id }) => id === each.parentSubscription))
  const directory = await readDirectory(customer, live, deps)
  const skus = await deps.graph.listSubscribedSkus(customer.id)
  const held = skusOf([...live, ...addOns], directory, deps)
  return {
    customer,
    takenAt,
    subscriptions,
    market: details.country,
    segment,
    qualifications,
    offers: await readOffers(customer, { subscriptions, segment }, held, deps),
    directory,
    skus: [...skus].sort((a, b) => (a.skuId < b.skuId ? -1 : 1)),
    groups: (await unlessRefused(() => readGroups(customer, held, deps.graph))) ?? [],
    holders: await readHolders(customer, held, deps.graph),
  }
}

const NOTHING_MORE = {
  market: null,
  segment: 'commercial',
  qualifications: [],
  offers: [],
  directory: [],
  skus: [],
  groups: [],
  holders: [],
} as const satisfies Partial<CustomerSnapshot>

/** A customer is of the segment that Partner Center has approved them for (qualifications, 2023-10). */
function segmentOf(qualifications: readonly Qualification[]): BuyingSegment {
  const approved = qualifications.filter(({ status }) => status === 'approved').map(({ name }) => SEGMENTS[name.toLowerCase()])
  return approved.find((each) => each !== undefined) ?? 'commercial'
}

const SEGMENTS: Readonly<Record<string, BuyingSegment>> = {
  education: 'education',
  governmentcommunitycloud: 'government',
  stateownedentity: 'government',
  nonprofit: 'nonprofit',
}

/** The directory's rows; a subscription of interest that Graph does not list is looked up through its provisioning status. */
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
      isTrial: subscription.isTrial,
      nextLifecycleAt: null,
    })
  }
  return rows.sort((a, b) => (a.commerceSubscriptionId < b.commerceSubscriptionId ? -1 : 1))
}

function skusOf(live: readonly Subscription[], directory: readonly DirectorySubscription[], { catalog }: Interest): ReadonlySet<SkuId> {
  return new Set(
    live.flatMap(
      (subscription) =>
        directory.find((row) => row.commerceSubscriptionId === subscription.id)?.skuId ??
        catalog.findMatch(subscription)?.offer.skuId ??
        [],
    ),
  )
}

/** Legacy offers are asked for only where a segment may still have them; commercial ones ended in March 2022. */
async function readOffers(
  customer: Customer,
  own: Pick<CustomerSnapshot, 'subscriptions' | 'segment'>,
  held: ReadonlySet<SkuId>,
  deps: ReadDeps,
): Promise<readonly LegacyOffer[]> {
  if ([...segmentsOf(own, deps)].every((segment) => segment === 'commercial')) return []
  const wanted = new Set([...targetsOf(own.subscriptions, deps), ...held])
  const offers = await deps.partnerCenter.listCustomerOffers(customer.id)
  return offers.filter((offer) => wanted.has(offer.provisions)).sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
}

/** Who may read users may not always read groups, or who is in them: what users say of their own licenses shows that there are some. */
async function readGroups(customer: Customer, skus: ReadonlySet<SkuId>, graph: Graph): Promise<readonly SnapshotGroup[]> {
  const groups = new Map<GroupId, SnapshotGroup>()
  for (const sku of skus) {
    for (const group of await graph.listLicensedGroups(customer.id, sku)) {
      if (groups.has(group.id)) continue
      const { users, groups: nested } = await graph.listGroupMembers(customer.id, group.id)
      groups.set(group.id, { ...group, members: users.length, memberGroups: nested.map(({ name }) => name).sort() })
    }
  }
  return [...groups.values()].sort(byId)
}

async function readHolders(customer: Customer, skus: ReadonlySet<SkuId>, graph: Graph): Promise<readonly LicenseHolder[]> {
  const holders = new Map<UserId, LicenseHolder>()
  for (const sku of skus) {
    for await (const page of graph.listHolders(customer.id, sku)) for (const holder of page) holders.set(holder.id, holder)
  }
  if (holders.size === 0) return []
  const signIns = await readSignIns(customer, skus, graph)
  const storage = await graph.readStorage(customer.id)
  return [...holders.values()]
    .map((holder) => ({
      ...holder,
      lastSignInAt: signIns.get(holder.id) ?? null,
      mailboxGb: storage?.get(holder.userPrincipalName.toLowerCase())?.mailboxGb ?? null,
      oneDriveGb: storage?.get(holder.userPrincipalName.toLowerCase())?.oneDriveGb ?? null,
    }))
    .sort(byId)
}

/** Sign-ins want a premium license of the customer: where the directory does not tell, nobody counts as inactive. */
async function readSignIns(customer: Customer, skus: ReadonlySet<SkuId>, graph: Graph): Promise<ReadonlyMap<UserId, Instant | null>> {
  const all = new Map<UserId, Instant | null>()
  for (const sku of skus) for (const [user, at] of (await graph.listSignIns(customer.id, sku)) ?? []) all.set(user, at)
  return all
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
