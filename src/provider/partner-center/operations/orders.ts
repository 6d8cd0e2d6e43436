import type { CustomerId } from '../../../domain/id.ts'
import { askFor, findBy, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireLineProvisioning, fromWireOrder } from '../from-wire-purchase.ts'
import { listAll } from '../list.ts'
import type { Order, OrderLineProvisioning } from '../order.ts'
import { ORDERS } from '../quota.ts'
import { WireLineProvisioning, WireOrder } from '../schema.ts'

/** `GET /v1/customers/{c}/orders`: new ones show up to 15 minutes late. */
export async function listOrders(connection: Connection, customer: CustomerId): Promise<readonly Order[]> {
  const request = { operation: 'listOrders', path: path`/customers/${customer}/orders`, quota: ORDERS }
  return (await listAll(connection, WireOrder, request)).map(fromWireOrder)
}

/** `GET /v1/customers/{c}/orders/{o}`; 404 with code 20000 when there is none. */
export async function findOrder(connection: Connection, customer: CustomerId, orderId: string): Promise<Order | undefined> {
  const request = { operation: 'getOrder', path: path`/customers/${customer}/orders/${orderId}`, quota: ORDERS }
  const wire = await findBy(() => askFor(connection, WireOrder, request))
  return wire && fromWireOrder(wire)
}

/** `GET /v1/customers/{c}/orders/{o}/provisioningstatus`, for a signed-in person only. */
export async function listOrderProvisioning(
  connection: Connection,
  customer: CustomerId,
  orderId: string,
): Promise<readonly OrderLineProvisioning[]> {
  const request = {
    operation: 'getOrderProvisioningStatus',
    path: path`/customers/${customer}/orders/${orderId}/provisioningstatus`,
    quota: ORDERS,
    needsPerson: true,
  }
  const wire = await findBy(() => listAll(connection, WireLineProvisioning, request))
  return (wire ?? []).map(fromWireLineProvisioning)
}
