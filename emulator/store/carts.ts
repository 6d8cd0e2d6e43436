import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface CartLine {
  readonly id: number
  /** `product:sku:availability`, or a legacy offer id. */
  readonly catalogItemId: string
  readonly quantity: number
  readonly billingCycle: string
  readonly termDuration: string | null
  readonly friendlyName: string | null
  readonly currencyCode: string
  readonly participants: unknown
  readonly provisioningContext: Readonly<Record<string, unknown>>
  /** The legacy subscription that a legacy add-on is to hang on. */
  readonly parentSubscriptionId: string | null
  /** Legacy add-ons that are bought together with this base. */
  readonly addOns: readonly CartLine[]
  /** `OMS-0` for legacy; `0`, `1` for new commerce. One order is made of each. */
  readonly orderGroup: string
  readonly error: LineError | null
  /** An error that a fault gave the line: it stays until the line is sent again. */
  readonly faultError?: LineError | null
  /** Per seat and billing cycle. */
  readonly unitPrice: number | null
}

export interface LineError {
  readonly errorCode: number
  readonly errorDescription: string
}

/** Why one order group of a checkout became no order. */
export interface OrderError {
  readonly orderGroupId: string
  readonly code: number
  readonly description: string
}

export interface Cart {
  readonly id: string
  readonly customerId: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly expiresAt: number
  readonly status: 'Active' | 'Ordered'
  readonly lines: readonly CartLine[]
  /** Orders that its checkouts made, and the groups they were made of. */
  readonly orderIds: readonly string[]
  readonly orderedGroups: readonly string[]
}

export interface CartStore {
  find(customerId: string, id: string): Cart | undefined
  save(cart: Cart): void
}

export function openCarts(database: Database): CartStore {
  return {
    find(customerId, id) {
      const row = database.get('select doc from carts where customer_id = ? and id = ?', [customerId, id.toLowerCase()])
      return row && docOf<Cart>(row)
    },
    save(cart) {
      database.run('insert or replace into carts (customer_id, id, doc) values (?, ?, ?)', [cart.customerId, cart.id, JSON.stringify(cart)])
    },
  }
}
