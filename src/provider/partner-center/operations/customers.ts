import type { CustomerId } from '../../../domain/id.ts'
import type { Customer } from '../../../domain/snapshot.ts'
import { askFor, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import type { CustomerDetails } from '../customer-details.ts'
import { fromWireCustomer, fromWireCustomerDetails } from '../from-wire.ts'
import { listPages } from '../list.ts'
import { CUSTOMERS } from '../quota.ts'
import { WireCustomer } from '../schema.ts'

/** `GET /v1/customers`, seek-paged; 500 is the largest page that is honored (Partner Center REST, customers, 2023-10). */
export async function* listCustomers(connection: Connection): AsyncGenerator<readonly Customer[]> {
  const pages = listPages(connection, WireCustomer, { operation: 'listCustomers', path: '/customers?size=500', quota: CUSTOMERS })
  for await (const page of pages) yield page.map(fromWireCustomer)
}

/** `GET /v1/customers/{c}`. */
export async function getCustomer(connection: Connection, customer: CustomerId): Promise<CustomerDetails> {
  const request = { operation: 'getCustomer', path: path`/customers/${customer}`, quota: CUSTOMERS }
  return fromWireCustomerDetails(await askFor(connection, WireCustomer, request))
}
