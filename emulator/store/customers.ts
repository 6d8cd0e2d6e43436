import type { Segment } from '../reference/product.ts'
import { docOf, docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export type QualificationKind = 'Education' | 'Nonprofit' | 'GovernmentCommunityCloud' | 'StateOwnedEntity'
export type VettingStatus = 'Approved' | 'InReview' | 'Denied'

/** What a customer has to be in order to buy the offers of a segment. */
export interface Qualification {
  readonly qualification: QualificationKind
  readonly vettingStatus: VettingStatus
  readonly createdAt: number
}

/** That a customer accepted an agreement, as the partner confirmed it. */
export interface Agreement {
  readonly type: string
  readonly templateId: string
  readonly dateAgreed: string
  readonly primaryContact: {
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly phoneNumber: string | null
  }
  readonly userId: string | null
}

export interface Customer {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly country: string
  readonly segment: Segment
  readonly qualifications: readonly Qualification[]
  readonly relationship: 'reseller' | 'none'
  /** Confirmed by the partner, or signed by the customer itself. */
  readonly agreementSigned: boolean
  readonly directSigned: boolean
  readonly agreements: readonly Agreement[]
  /** ISO 8601 duration for which its orders are reviewed first; null: as the settings say. */
  readonly creditCheck: string | null
  /** When the admin relationship ends; null: it extends itself. */
  readonly adminEndsAt: number | null
  readonly appConsent: boolean
  readonly why: string
  readonly synthetic: readonly string[]
}

export interface CustomerStore {
  find(id: string): Customer | undefined
  add(customer: Customer): void
  save(customer: Customer): void
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
    save: (customer) => database.run('update customers set doc = ? where id = ?', [JSON.stringify(customer), customer.id]),
    page: (after, size) =>
      docsOf<Customer>(database.all('select doc from customers where id > ? and related = 1 order by id limit ?', [after, size])),
    all: () => docsOf<Customer>(database.all('select doc from customers order by name')),
  }
}
