import type { Actor } from '../events.ts'
import type { GroupKey } from './groups.ts'
import type { Database, Row } from './open-database.ts'

/** A member of a group whose licenses Microsoft has yet to bring in line with the group's. */
export interface GroupWork {
  readonly customerId: string
  readonly groupId: string
  readonly userId: string
  /** Epoch ms. */
  readonly dueAt: number
  readonly actor: Actor
  /** The request that it follows from. */
  readonly requestSeq: number | null
}

export interface GroupWorkStore {
  /** Takes the place of what was to be done for the same member before. */
  plan(work: GroupWork): void
  /** Earliest first. */
  due(now: number, limit: number): GroupWork[]
  done(work: Pick<GroupWork, 'customerId' | 'groupId' | 'userId'>): void
  isOpen(group: GroupKey): boolean
}

export function openGroupWork(database: Database): GroupWorkStore {
  return {
    plan({ customerId, groupId, userId, dueAt, actor, requestSeq }) {
      database.run(
        'insert or replace into group_work (customer_id, group_id, user_id, due_at, actor, request_seq) values (?, ?, ?, ?, ?, ?)',
        [customerId, groupId, userId, dueAt, actor, requestSeq],
      )
    },
    due: (now, limit) =>
      database
        .all('select * from group_work where due_at <= ? order by due_at, customer_id, user_id, group_id limit ?', [now, limit])
        .map(workOf),
    done({ customerId, groupId, userId }) {
      database.run('delete from group_work where customer_id = ? and group_id = ? and user_id = ?', [customerId, groupId, userId])
    },
    isOpen: ({ customerId, id }) =>
      database.get('select 1 from group_work where customer_id = ? and group_id = ? limit 1', [customerId, id]) !== undefined,
  }
}

function workOf(row: Row): GroupWork {
  return {
    customerId: String(row['customer_id']),
    groupId: String(row['group_id']),
    userId: String(row['user_id']),
    dueAt: Number(row['due_at']),
    actor: String(row['actor']) as Actor,
    requestSeq: row['request_seq'] === null ? null : Number(row['request_seq']),
  }
}
