import { docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface Group {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
}

export interface GroupStore {
  of(customerId: string): Group[]
  add(group: Group): void
}

export function openGroups(database: Database): GroupStore {
  return {
    of: (customerId) => docsOf<Group>(database.all('select doc from groups where customer_id = ?', [customerId])),
    add(group) {
      database.run('insert into groups (customer_id, id, doc) values (?, ?, ?)', [group.customerId, group.id, JSON.stringify(group)])
    },
  }
}
