import type { CustomerId } from '../../../domain/id.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import type { Cart, CheckoutResult, NewCartLine } from '../cart.ts'
import { askFor, findBy, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireCart, fromWireCheckoutResult } from '../from-wire-purchase.ts'
import { ORDERS } from '../quota.ts'
import { WireCart, WireCheckoutResult } from '../schema.ts'

/** `POST /v1/customers/{c}/carts`: 201 also when lines have errors. Buys nothing yet. */
export async function createCart(
  connection: Connection,
  customer: CustomerId,
  lines: readonly NewCartLine[],
  ids: RequestIds,
): Promise<Cart> {
  const request = { operation: 'createCart', ...cartRequest(customer, lines), quota: ORDERS, ids }
  return fromWireCart(await askFor(connection, WireCart, request))
}

/** What a cart is asked for with. */
export function cartRequest(customer: CustomerId, lines: readonly NewCartLine[]) {
  // Sent only where it is about something; the caller has a person's recorded yes.
  const attests = lines.some((line) => line.partnerOnRecord) ? { partnerOnRecordAttestationAccepted: true } : {}
  return { method: 'POST', path: path`/customers/${customer}/carts`, body: { lineItems: lines.map(toWireLine), ...attests } } as const
}

/** `GET /v1/customers/{c}/carts/{cart}`. */
export async function findCart(connection: Connection, customer: CustomerId, cartId: string): Promise<Cart | undefined> {
  const request = { operation: 'getCart', path: path`/customers/${customer}/carts/${cartId}`, quota: ORDERS }
  const wire = await findBy(() => askFor(connection, WireCart, request))
  return wire && fromWireCart(wire)
}

/**
 * `POST /v1/customers/{c}/carts/{cart}/checkout` with an empty body; 201 also when only some order groups were bought
 * (Partner Center REST, checkout a cart, 2023-10).
 */
export async function checkout(connection: Connection, customer: CustomerId, cartId: string, ids: RequestIds): Promise<CheckoutResult> {
  const request = { operation: 'checkout', ...checkoutRequest(customer, cartId), quota: ORDERS, ids }
  return fromWireCheckoutResult(await askFor(connection, WireCheckoutResult, request))
}

export function checkoutRequest(customer: CustomerId, cartId: string) {
  return { method: 'POST', path: path`/customers/${customer}/carts/${cartId}/checkout` } as const
}

function toWireLine(line: NewCartLine, position: number): Record<string, unknown> {
  return {
    id: position,
    catalogItemId: line.catalogItemId,
    quantity: line.quantity,
    billingCycle: line.billingCycle,
    friendlyName: line.friendlyName,
    ...(line.termDuration ? { termDuration: line.termDuration } : {}),
    ...(line.partnerOnRecord ? { participants: [{ key: 'transaction_reseller', value: line.partnerOnRecord }] } : {}),
    ...(line.parent ? { provisioningContext: { ParentSubscriptionId: line.parent } } : {}),
  }
}
