import { docOf, docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface OrderLine {
  readonly lineItemNumber: number
  readonly offerId: string
  readonly subscriptionId: string
  readonly parentSubscriptionId: string | null
  readonly friendlyName: string | null
  readonly quantity: number
  readonly termDuration: string | null
  /** `New`, `AddQuantity`, `RemoveQuantity`, `Cancel`. */
  readonly transactionType: string
  readonly unitPrice: number | null
}

export interface Order {
  readonly id: string
  readonly customerId: string
  readonly cartId: string | null
  readonly createdAt: number
  /** Until then it is pending review: a credit check. Null: none. */
  readonly reviewedAt: number | null
  readonly completesAt: number
  readonly listedAt: number
  readonly billingCycle: string
  readonly currencyCode: string
  readonly lines: readonly OrderLine[]
}

export interface OrderStore {
  of(customerId: string): Order[]
  find(customerId: string, id: string): Order | undefined
  save(order: Order): void
}

export function openOrders(database: Database): OrderStore {
  return {
    of: (customerId) =>
      docsOf<Order>(database.all('select doc from orders where customer_id = ?', [customerId])).toSorted(
        (a, b) => a.createdAt - b.createdAt,
      ),
    find(customerId, id) {
      const row = database.get('select doc from orders where customer_id = ? and id = ?', [customerId, id.toLowerCase()])
      return row && docOf<Order>(row)
    },
    save(order) {
      database.run('insert or replace into orders (customer_id, id, doc) values (?, ?, ?)', [
        order.customerId,
        order.id,
        JSON.stringify(order),
      ])
    },
  }
}
