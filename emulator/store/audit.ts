import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface AuditRecord {
  readonly customerId: string
  readonly customerName: string
  readonly userPrincipalName: string | null
  readonly resourceType: string
  readonly operationType: string
  readonly resourceNewValue: unknown
  readonly correlationId: string | null
  readonly at: number
  readonly data: readonly { readonly key: string; readonly value: string }[]
}

export interface AuditStore {
  add(record: AuditRecord): void
  /** Of one customer, or of all, with numbers above `after`. */
  page(query: {
    readonly customerId: string | undefined
    readonly from: number
    readonly to: number
    readonly after: number
    readonly size: number
  }): (AuditRecord & { readonly number: number })[]
}

export function openAudit(database: Database): AuditStore {
  return {
    add(record) {
      database.run('insert into audit (customer_id, at, doc) values (?, ?, ?)', [record.customerId, record.at, JSON.stringify(record)])
    },
    page({ customerId, from, to, after, size }) {
      const where = customerId === undefined ? '' : 'customer_id = ? and '
      const values = customerId === undefined ? [] : [customerId]
      return database
        .all(`select id, doc from audit where ${where} id > ? and at between ? and ? order by id limit ?`, [
          ...values,
          after,
          from,
          to,
          size,
        ])
        .map((row) => ({ ...docOf<AuditRecord>(row), number: Number(row['id']) }))
    },
  }
}
