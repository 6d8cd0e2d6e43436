import type { CompanySubscription } from '@microsoft/microsoft-graph-types'
import { isoTime } from '../../duration.ts'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import { madeUpId } from '../../made-up-id.ts'
import { findNextChange } from '../../lifecycle/next-change.ts'
import { unitsOf } from '../../lifecycle/units.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { readDraws } from './draws.ts'
import { badRequest } from './graph-error.ts'
import { collectionOf, selected } from './odata.ts'
import { planToGraph, skuToGraph } from './skus-to-graph.ts'

export const skuOperations: readonly Operation[] = [
  {
    name: 'listSubscribedSkus',
    method: 'GET',
    path: '/v1.0/subscribedSkus',
    isWrite: false,
    customerScoped: true,
    draws: readDraws(3),
    handle: listSubscribedSkus,
  },
  {
    name: 'listDirectorySubscriptions',
    method: 'GET',
    path: '/v1.0/directory/subscriptions',
    isWrite: false,
    customerScoped: true,
    draws: readDraws(1),
    handle: listDirectorySubscriptions,
  },
]

/** All in one answer; `$filter` and `$top` are not supported. */
function listSubscribedSkus(call: CustomerCall): Answer {
  const { world, customer, request, now, seq } = call
  if (request.query.has('$filter') || request.query.has('$top'))
    return badRequest("The query options '$filter' and '$top' are not supported on subscribedSkus.")
  const units = [...unitsOf(world, customer.id).values()]
  if (call.answered) {
    const skus = units.map(({ skuId, enabled, warning, consumed }) => ({ skuId, enabled, warning, consumed }))
    world.log.append({ kind: 'units:read', at: isoTime(now), actor: 'client', customerId: customer.id, requestSeq: seq, skus })
  }
  const skus = units.flatMap((one) => {
    const sku = world.catalog.findSku(customer.id, one.skuId)
    return sku ? [skuToGraph(customer, sku, one)] : []
  })
  return collectionOf(request, 'subscribedSkus', selected(skus, request.query.get('$select')))
}

/** What joins a commerce subscription to its directory SKU; appears with its lag. No offer is named here. */
function listDirectorySubscriptions(call: CustomerCall): Answer {
  const { world, customer, now, request } = call
  const shown = world.subscriptions.of(customer.id).filter((one) => one.status !== 'pending' && now >= one.directoryAt)
  return collectionOf(
    request,
    'directory/subscriptions',
    selected(
      shown.map((one) => toGraph(call, one)),
      request.query.get('$select'),
    ),
  )
}

const STATUS: Readonly<Record<Subscription['status'], string>> = {
  pending: 'Enabled',
  active: 'Enabled',
  expired: 'Warning',
  suspended: 'Suspended',
  disabled: 'Suspended',
  deleted: 'Deleted',
}

function toGraph(call: CustomerCall, subscription: Subscription): CompanySubscription {
  const sku = call.world.catalog.findSku(call.customer.id, subscription.skuId)
  const next = findNextChange(subscription, call.world.settings.current().lifecycle)
  return {
    id: subscription.id.toLowerCase(),
    commerceSubscriptionId: subscription.id.toLowerCase(),
    createdDateTime: isoTime(subscription.createdAt),
    isTrial: subscription.isTrial ?? false,
    nextLifecycleDateTime: next ? isoTime(next.at) : null,
    ...ownerOf(call, subscription),
    serviceStatus: (sku?.servicePlans ?? []).map((plan) => planToGraph(plan, sku?.appliesTo ?? 'User', 'Success')),
    skuId: subscription.skuId,
    skuPartNumber: sku?.partNumber ?? null,
    status: STATUS[subscription.status],
    totalLicenses: subscription.quantity,
  }
}

/** Who sold it: a partner, or nobody but Microsoft (Microsoft Graph v1.0, companySubscription: ownerType, ownerTenantId). */
function ownerOf(
  { world, customer }: CustomerCall,
  { soldBy }: Subscription,
): Pick<CompanySubscription, 'ownerId' | 'ownerTenantId' | 'ownerType'> {
  if (soldBy === 'microsoft') return { ownerId: customer.id, ownerTenantId: customer.id, ownerType: 'User' }
  const partner = soldBy === 'another-partner' ? madeUpId(world.identity.tenantId, 'another partner') : world.identity.tenantId
  return { ownerId: partner, ownerTenantId: partner, ownerType: 'Partner' }
}
