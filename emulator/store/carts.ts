import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface CartLine {
  readonly id: number
  readonly catalogItemId: string
  readonly quantity: number
  readonly billingCycle: string
  readonly termDuration: string | null
  readonly friendlyName: string | null
  readonly currencyCode: string
  readonly participants: unknown
  readonly error: { readonly errorCode: number; readonly errorDescription: string } | null
  /** Per seat and billing cycle. */
  readonly unitPrice: number | null
}

export interface Cart {
  readonly id: string
  readonly customerId: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly expiresAt: number
  readonly status: 'Active' | 'Ordered'
  readonly lines: readonly CartLine[]
  /** Orders that its checkout made. */
  readonly orderIds: readonly string[]
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
