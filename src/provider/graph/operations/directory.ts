import type { CustomerId } from '../../../domain/id.ts'
import type { DirectorySubscription, SkuUnits } from '../../../domain/snapshot.ts'
import type { Connection } from '../connection.ts'
import { fromWireDirectorySubscription, fromWireSubscribedSku } from '../from-wire.ts'
import { listAll } from '../list.ts'
import { readCost } from '../quota.ts'
import { WireDirectorySubscription, WireSubscribedSku } from '../schema.ts'

/** `GET /v1.0/directory/subscriptions` (Microsoft Graph v1.0, companySubscription). */
export async function listDirectorySubscriptions(connection: Connection, customer: CustomerId): Promise<readonly DirectorySubscription[]> {
  const request = { customer, effect: 'read', draws: readCost(customer, 1) } as const
  const path = '/directory/subscriptions'
  const wire = await listAll(connection, WireDirectorySubscription, { ...request, operation: 'listDirectorySubscriptions', path })
  return wire.map(fromWireDirectorySubscription)
}

/** `GET /v1.0/subscribedSkus`: three resource units, one answer (Microsoft Graph v1.0, subscribedSku). */
export async function listSubscribedSkus(connection: Connection, customer: CustomerId): Promise<readonly SkuUnits[]> {
  const request = { customer, effect: 'read', draws: readCost(customer, 3) } as const
  const wire = await listAll(connection, WireSubscribedSku, { ...request, operation: 'listSubscribedSkus', path: '/subscribedSkus' })
  return wire.map(fromWireSubscribedSku)
}
