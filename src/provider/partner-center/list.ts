import { z } from 'zod'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Answer, Call } from '../http/call.ts'
import { unreadable } from '../http/judge.ts'
import { readPages } from '../http/page.ts'
import type { Page } from '../http/page.ts'
import { readAs } from '../http/read-as.ts'
import { callOf } from './connection.ts'
import type { Connection, Request } from './connection.ts'
import { partnerCenterDialect } from './dialect.ts'

const Next = z.looseObject({ headers: z.array(z.looseObject({ key: z.string(), value: z.string() })).nullish() }).nullish()
const Envelope = z.looseObject({
  items: z.array(z.unknown()),
  continuationToken: z.string().nullish(),
  links: z.looseObject({ next: Next }).nullish(),
})
type Envelope = z.infer<typeof Envelope>
// Some lists come without the envelope.
const Collection = z.union([Envelope, z.array(z.unknown()).transform((items): Envelope => ({ items }))])

/**
 * A list, page by page. The end is a page without a token, or a 400 with code 2000 when one asks beyond it; a 404 in the
 * middle is a fault of the moment and no end (Partner Center REST, paging, 2023-10).
 */
export function listPages<Schema extends z.ZodType>(
  connection: Connection,
  item: Schema,
  request: Request,
): AsyncGenerator<readonly z.output<Schema>[]> {
  return readPages(request.operation, async (token) => {
    const call = pageCall(connection, request, token)
    try {
      return readPage(item, call, await connection.transport.send(call))
    } catch (error) {
      if (token !== undefined && isBeyondTheEnd(error)) return { items: [], next: undefined }
      throw error
    }
  })
}

/** All pages of a list. */
export async function listAll<Schema extends z.ZodType>(
  connection: Connection,
  item: Schema,
  request: Request,
): Promise<readonly z.output<Schema>[]> {
  const all: z.output<Schema>[] = []
  for await (const page of listPages(connection, item, request)) all.push(...page)
  return all
}

function pageCall(connection: Connection, request: Request, token: string | undefined): Call {
  if (token === undefined) return callOf(connection, request)
  const seek = `${request.path}${request.path.includes('?') ? '&' : '?'}seekOperation=Next`
  const call = callOf(connection, { ...request, path: seek, headers: { ...request.headers, 'ms-continuationtoken': token } })
  const { kindOf } = partnerCenterDialect
  return {
    ...call,
    dialect: { ...partnerCenterDialect, kindOf: (status, code) => (status === 404 ? 'unavailable' : kindOf(status, code)) },
  }
}

function readPage<Schema extends z.ZodType>(item: Schema, call: Call, answer: Answer): Page<z.output<Schema>> {
  const { items, continuationToken, links } = readAs(Collection, call, answer)
  const header = links?.next?.headers?.find((one) => one.key.toLowerCase() === 'ms-continuationtoken')?.value
  const next = continuationToken || header || undefined
  // To stop here would hide the rest of the list.
  if (links?.next && next === undefined) throw unreadable(call, answer, 'links.next without a continuation token')
  return { items: items.map((one) => readAs(item, call, { ...answer, body: one })), next }
}

function isBeyondTheEnd(error: unknown): boolean {
  return error instanceof ProviderError && error.facts.status === 400 && error.facts.code === '2000'
}
