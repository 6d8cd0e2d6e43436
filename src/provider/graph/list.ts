import { z } from 'zod'
import type { Answer, Call } from '../http/call.ts'
import { unreadable } from '../http/judge.ts'
import { readPages } from '../http/page.ts'
import type { Page } from '../http/page.ts'
import { readAs } from '../http/read-as.ts'
import { callOf } from './connection.ts'
import type { Connection, Request } from './connection.ts'

const Collection = z.looseObject({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() })

/** Follows `@odata.nextLink`, which is opaque, to the end. A page may be empty and yet have one (Microsoft Graph, paging). */
export function listPages<Schema extends z.ZodType>(
  connection: Connection,
  item: Schema,
  request: Request,
): AsyncGenerator<readonly z.output<Schema>[]> {
  const first = callOf(connection, request)
  return readPages(request.operation, async (link) => {
    const call = link === undefined ? first : { ...first, url: link }
    return readPage(item, call, await connection.transport.send(call))
  })
}

export async function listAll<Schema extends z.ZodType>(
  connection: Connection,
  item: Schema,
  request: Request,
): Promise<readonly z.output<Schema>[]> {
  const all: z.output<Schema>[] = []
  for await (const page of listPages(connection, item, request)) all.push(...page)
  return all
}

function readPage<Schema extends z.ZodType>(item: Schema, call: Call, answer: Answer): Page<z.output<Schema>> {
  const { value, '@odata.nextLink': link } = readAs(Collection, call, answer)
  const next = link || undefined
  // The token goes where the link leads: never to another host.
  if (next !== undefined && URL.parse(next)?.origin !== new URL(call.url).origin)
    throw unreadable(call, answer, 'the next page is at another host')
  return { items: value.map((one) => readAs(item, call, { ...answer, body: one })), next }
}
