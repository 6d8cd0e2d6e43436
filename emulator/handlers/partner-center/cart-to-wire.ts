import { isoTime } from '../../duration.ts'
import type { CustomerCall } from '../../http/operation.ts'
import type { Cart, CartLine } from '../../store/carts.ts'

/** The Cart resource (Partner Center REST, cart resources, 2023-10). */
export function cartToWire(cart: Cart, call: CustomerCall): unknown {
  return {
    id: cart.id,
    creationTimestamp: isoTime(cart.createdAt),
    lastModifiedTimestamp: isoTime(cart.modifiedAt),
    expirationTimestamp: isoTime(cart.expiresAt),
    lastModifiedUser: call.token?.person?.upn ?? call.world.identity.clientId,
    status: cart.status,
    lineItems: cart.lines.map(lineToWire),
    links: { self: { uri: `/customers/${cart.customerId}/carts/${cart.id}`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Cart' },
  }
}

function lineToWire(line: CartLine): Record<string, unknown> {
  const { id, catalogItemId, quantity, currencyCode, billingCycle, termDuration, friendlyName, participants, error, unitPrice } = line
  return {
    id,
    catalogItemId,
    quantity,
    currencyCode,
    billingCycle,
    termDuration,
    friendlyName,
    participants,
    provisioningContext: line.provisioningContext,
    orderGroup: line.orderGroup,
    addonItems: line.addOns.length === 0 ? null : line.addOns.map(lineToWire),
    error,
    pricing: unitPrice === null ? null : pricing(unitPrice, quantity),
  }
}

function pricing(unitPrice: number, quantity: number): Record<string, number> {
  const extendedPrice = Math.round(unitPrice * quantity * 100) / 100
  return { listPrice: unitPrice, discountedPrice: unitPrice, proratedPrice: unitPrice, price: unitPrice, extendedPrice }
}
