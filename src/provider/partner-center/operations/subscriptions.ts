import type { CustomerId, SubscriptionId } from '../../../domain/id.ts'
import { ProviderError } from '../../../domain/provider-error.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import { ask, askFor, findBy, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireProvisioningStatus, fromWireSubscription } from '../from-wire.ts'
import { listAll } from '../list.ts'
import type { SubscriptionChange } from '../partner-center.ts'
import { SUBSCRIPTIONS } from '../quota.ts'
import { WireProvisioningStatus, WireSubscription } from '../schema.ts'
import type { PatchOutcome, ProvisioningStatus, SubscriptionRead } from '../subscription-read.ts'

/** `GET /v1/customers/{c}/subscriptions`: not paged, every state and family. */
export async function listSubscriptions(connection: Connection, customer: CustomerId): Promise<readonly SubscriptionRead[]> {
  const operation = 'listSubscriptions'
  const wire = await listAll(connection, WireSubscription, {
    operation,
    path: path`/customers/${customer}/subscriptions`,
    quota: SUBSCRIPTIONS,
  })
  return wire.map((one) => readOf(operation, one))
}

/** `GET /v1/customers/{c}/subscriptions/{s}`; 404 with code 20003 when there is none. */
export async function getSubscription(
  connection: Connection,
  customer: CustomerId,
  subscription: SubscriptionId,
): Promise<SubscriptionRead> {
  const operation = 'getSubscription'
  return readOf(
    operation,
    await askFor(connection, WireSubscription, { operation, path: pathOf(customer, subscription), quota: SUBSCRIPTIONS }),
  )
}

/** `GET /v1/customers/{c}/subscriptions/{s}/addons`. */
export async function listAddOns(
  connection: Connection,
  customer: CustomerId,
  subscription: SubscriptionId,
): Promise<readonly SubscriptionRead[]> {
  const operation = 'listAddOns'
  const wire = await listAll(connection, WireSubscription, {
    operation,
    path: `${pathOf(customer, subscription)}/addons`,
    quota: SUBSCRIPTIONS,
  })
  return wire.map((one) => readOf(operation, one))
}

/**
 * `PATCH /v1/customers/{c}/subscriptions/{s}` with the whole resource: what is left out is reset, so members that we do not
 * know go back as they came. 200 is done, 202 accepted (Partner Center REST, update a subscription, 2023-10).
 */
export async function patchSubscription(
  connection: Connection,
  customer: CustomerId,
  subscription: SubscriptionId,
  change: SubscriptionChange,
  ids: RequestIds,
): Promise<PatchOutcome> {
  const { wire } = await getSubscription(connection, customer, subscription)
  const body = await change(wire)
  const etag = wire.attributes?.etag
  const answer = await ask(connection, {
    operation: 'patchSubscription',
    ...patchRequest(customer, subscription, body),
    quota: SUBSCRIPTIONS,
    // New commerce has no etag, or an empty one.
    ...(etag ? { headers: { 'if-match': `"${etag}"` } } : {}),
    ids,
    // A suspension rests on a fresh read of who still needs it (promise P4).
    mayNotWait: true,
  })
  return { state: answer.status === 202 ? 'accepted' : 'done' }
}

export function patchRequest<Body>(customer: CustomerId, subscription: SubscriptionId, body: Body) {
  return { method: 'PATCH', path: pathOf(customer, subscription), body } as const
}

/** `GET …/provisioningstatus`, for a signed-in person only; refreshed every 15 minutes (Partner Center REST, 2023-10). */
export async function findProvisioningStatus(
  connection: Connection,
  customer: CustomerId,
  subscription: SubscriptionId,
): Promise<ProvisioningStatus | undefined> {
  const request = {
    operation: 'getSubscriptionProvisioningStatus',
    path: `${pathOf(customer, subscription)}/provisioningstatus`,
    quota: SUBSCRIPTIONS,
    needsPerson: true,
  }
  const wire = await findBy(() => askFor(connection, WireProvisioningStatus, request))
  return wire && fromWireProvisioningStatus(wire)
}

function pathOf(customer: CustomerId, subscription: SubscriptionId): string {
  return path`/customers/${customer}/subscriptions/${subscription}`
}

function readOf(operation: string, wire: WireSubscription): SubscriptionRead {
  try {
    return fromWireSubscription(wire)
  } catch (cause) {
    const text = `subscription ${wire.id}: ${cause instanceof Error ? cause.message : 'not understood'}`
    throw new ProviderError('unreadable', operation, { text }, { cause })
  }
}
