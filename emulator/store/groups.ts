import { docOf, docsOf, findMeta, setMeta } from './docs.ts'
import type { Database } from './open-database.ts'

export interface Group {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  /** The rule by which its members come and go; null: people add them. */
  readonly membershipRule: string | null
  /** Groups that are members of it: whoever is in them gets nothing through this one. */
  readonly memberGroups: readonly string[]
  /** Members whose turn Microsoft forgets until somebody has them processed again. */
  readonly stuck: readonly string[]
  /** From when on its members are processed, epoch ms; null: its licenses were never changed here. */
  readonly processedFrom: number | null
}

export type GroupKey = Pick<Group, 'customerId' | 'id'>

export interface GroupStore {
  of(customerId: string): Group[]
  find(customerId: string, id: string): Group | undefined
  save(group: Group): void
  remove(group: GroupKey): void
  /** Ids of its own members, not of those of member groups, in order from behind `after`. */
  members(group: GroupKey, after: string, size: number): string[]
  isMember(group: GroupKey, userId: string): boolean
  addMember(group: GroupKey, userId: string): void
  removeMember(group: GroupKey, userId: string): void
  ofUser(customerId: string, userId: string): Group[]
}

export function openGroups(database: Database): GroupStore {
  joinFromLicenses(database)
  return {
    of: (customerId) => docsOf<Group>(database.all('select doc from groups where customer_id = ?', [customerId])).map(whole),
    find(customerId, id) {
      const row = database.get('select doc from groups where customer_id = ? and id = ?', [customerId, id.toLowerCase()])
      return row && whole(docOf<Group>(row))
    },
    save(group) {
      database.run('insert or replace into groups (customer_id, id, doc) values (?, ?, ?)', [
        group.customerId,
        group.id,
        JSON.stringify(group),
      ])
    },
    remove({ customerId, id }) {
      database.run('delete from groups where customer_id = ? and id = ?', [customerId, id])
      database.run('delete from group_members where customer_id = ? and group_id = ?', [customerId, id])
    },
    members: ({ customerId, id }, after, size) =>
      database
        .all('select user_id from group_members where customer_id = ? and group_id = ? and user_id > ? order by user_id limit ?', [
          customerId,
          id,
          after,
          size,
        ])
        .map((row) => String(row['user_id'])),
    isMember: ({ customerId, id }, userId) =>
      database.get('select 1 from group_members where customer_id = ? and group_id = ? and user_id = ?', [customerId, id, userId]) !==
      undefined,
    addMember({ customerId, id }, userId) {
      database.run('insert or ignore into group_members (customer_id, group_id, user_id) values (?, ?, ?)', [customerId, id, userId])
    },
    removeMember({ customerId, id }, userId) {
      database.run('delete from group_members where customer_id = ? and group_id = ? and user_id = ?', [customerId, id, userId])
    },
    ofUser: (customerId, userId) =>
      docsOf<Group>(
        database.all(
          'select g.doc from group_members m join groups g on g.customer_id = m.customer_id and g.id = m.group_id where m.customer_id = ? and m.user_id = ? order by g.id',
          [customerId, userId],
        ),
      ).map(whole),
  }
}

/** What a data folder of an earlier version does not say. */
const UNSAID = { membershipRule: null, memberGroups: [], stuck: [], processedFrom: null } as const

function whole(group: Group): Group {
  return { ...UNSAID, ...group }
}

/** A data folder of an earlier version has members by their licenses alone; done once, since who leaves has theirs for a while. */
function joinFromLicenses(database: Database): void {
  if (findMeta<boolean>(database, 'groupsHaveMembers')) return
  database.run(
    "insert into group_members (customer_id, group_id, user_id) select distinct customer_id, group_id, user_id from licenses where group_id <> ''",
  )
  setMeta(database, 'groupsHaveMembers', true)
}
