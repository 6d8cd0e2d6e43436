import type { AccessRecord, EmulatorEvent } from './events.ts'
import { docOf, docsOf } from './store/docs.ts'
import type { Database } from './store/open-database.ts'

type WithoutId<E> = E extends EmulatorEvent ? Omit<E, 'id'> : never
export type NewEvent = WithoutId<EmulatorEvent>

/** Appends only. Ids count up over events and requests together; numbers that were taken for something that was rolled back stay unused. */
export interface EventLogStore {
  nextSeq(): number
  append(event: NewEvent): number
  appendAccess(record: AccessRecord): void
  events(after: number, limit: number): EmulatorEvent[]
  access(after: number, limit: number): AccessRecord[]
  allEvents(): Iterable<EmulatorEvent>
  allAccess(): Iterable<AccessRecord>
  userHistoryLength(customerId: string, userId: string): number
}

export function openEventLog(database: Database): EventLogStore {
  let last = lastSeq(database)
  const nextSeq = (): number => (last += 1)
  return {
    nextSeq,
    append(event) {
      const id = nextSeq()
      const userId = 'userId' in event ? event.userId : null
      database.run('insert into events (id, customer_id, user_id, kind, doc) values (?, ?, ?, ?, ?)', [
        id,
        event.customerId,
        userId,
        event.kind,
        JSON.stringify({ id, ...event }),
      ])
      return id
    },
    appendAccess(record) {
      database.run('insert into access (id, received_seq, doc) values (?, ?, ?)', [record.id, record.receivedSeq, JSON.stringify(record)])
    },
    events: (after, limit) =>
      docsOf<EmulatorEvent>(database.all('select doc from events where id > ? order by id limit ?', [after, limit])),
    access: (after, limit) => docsOf<AccessRecord>(database.all('select doc from access where id > ? order by id limit ?', [after, limit])),
    allEvents: () => docsIn<EmulatorEvent>(database, 'select doc from events order by id'),
    allAccess: () => docsIn<AccessRecord>(database, 'select doc from access order by id'),
    userHistoryLength(customerId, userId) {
      const sql = "select count(*) as n from events where customer_id = ? and user_id = ? and kind = 'user:changed'"
      return Number(database.get(sql, [customerId, userId])?.['n'] ?? 0)
    },
  }
}

function lastSeq(database: Database): number {
  const events = database.get('select max(id) as last from events')
  const access = database.get('select max(id) as last, max(received_seq) as received from access')
  return Math.max(Number(events?.['last'] ?? 0), Number(access?.['last'] ?? 0), Number(access?.['received'] ?? 0))
}

function* docsIn<T>(database: Database, sql: string): Iterable<T> {
  for (const row of database.iterate(sql)) yield docOf<T>(row)
}
