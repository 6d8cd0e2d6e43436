import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface Reply {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** First answers by MS-RequestId. */
export interface ReplyStore {
  find(requestId: string, since: number): Reply | undefined
  keep(requestId: string, at: number, reply: Reply): void
}

export function openReplies(database: Database): ReplyStore {
  return {
    find(requestId, since) {
      const row = database.get('select doc from replies where request_id = ? and at >= ?', [requestId.toLowerCase(), since])
      return row && docOf<Reply>(row)
    },
    keep(requestId, at, reply) {
      database.run('insert or replace into replies (request_id, at, doc) values (?, ?, ?)', [
        requestId.toLowerCase(),
        at,
        JSON.stringify(reply),
      ])
    },
  }
}
