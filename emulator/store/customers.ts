import type { Segment } from '../reference/product.ts'
import { docOf, docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface Customer {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly country: string
  readonly segment: Segment
  readonly relationship: 'reseller' | 'none'
  readonly agreementSigned: boolean
  readonly appConsent: boolean
  readonly why: string
  readonly synthetic: readonly string[]
}

export interface CustomerStore {
  find(id: string): Customer | undefined
  add(customer: Customer): void
  /** Customers with a relationship whose id comes after `after`, in order of id. */
  page(after: string, size: number): Customer[]
  all(): Customer[]
}

export function openCustomers(database: Database): CustomerStore {
  return {
    find(id) {
      const row = database.get('select doc from customers where id = ?', [id.toLowerCase()])
      return row && docOf<Customer>(row)
    },
    add(customer) {
      database.run('insert into customers (id, name, domain, related, doc) values (?, ?, ?, ?, ?)', [
        customer.id,
        customer.name,
        customer.domain,
        customer.relationship === 'none' ? 0 : 1,
        JSON.stringify(customer),
      ])
    },
    page: (after, size) =>
      docsOf<Customer>(database.all('select doc from customers where id > ? and related = 1 order by id limit ?', [after, size])),
    all: () => docsOf<Customer>(database.all('select doc from customers order by name')),
  }
}
