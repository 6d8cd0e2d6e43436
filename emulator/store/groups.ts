import { docOf, docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface Group {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
}

export interface GroupStore {
  of(customerId: string): Group[]
  find(customerId: string, id: string): Group | undefined
  add(group: Group): void
}

export function openGroups(database: Database): GroupStore {
  return {
    of: (customerId) => docsOf<Group>(database.all('select doc from groups where customer_id = ?', [customerId])),
    find(customerId, id) {
      const row = database.get('select doc from groups where customer_id = ? and id = ?', [customerId, id.toLowerCase()])
      return row && docOf<Group>(row)
    },
    add(group) {
      database.run('insert into groups (customer_id, id, doc) values (?, ?, ?)', [group.customerId, group.id, JSON.stringify(group)])
    },
  }
}
