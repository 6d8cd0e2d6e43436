import type { CustomerId } from '../../domain/id.ts'
import type { Draw, Effect } from '../http/call.ts'
import { readAs } from '../http/read-as.ts'
import type { RequestIds } from '../http/request-ids.ts'
import { callOf } from './connection.ts'
import type { Connection } from './connection.ts'
import { WireBatch, WireBatchItem } from './schema.ts'

/** Graph takes no more in one `$batch` (Microsoft Graph, JSON batching). */
const BATCH_MAX = 20

export interface InnerRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Behind `/v1.0`, escaped. */
  readonly url: string
  readonly body?: unknown
}

export interface BatchRequest {
  readonly customer: CustomerId
  readonly effect: Effect
  readonly draws: readonly Draw[]
  readonly requests: readonly InnerRequest[]
  readonly ids?: RequestIds
}

/**
 * `POST /v1.0/$batch`. Answers come in any order and are returned in the order of the requests; undefined where an item has none.
 * @throws ProviderError when the batch as a whole got no answer that can be read.
 */
export async function sendBatch(connection: Connection, batch: BatchRequest): Promise<readonly (WireBatchItem | undefined)[]> {
  if (batch.requests.length > BATCH_MAX) throw new RangeError(`a batch takes at most ${BATCH_MAX} requests, not ${batch.requests.length}`)
  if (batch.requests.length === 0) return []
  const call = callOf(connection, {
    operation: 'batch',
    customer: batch.customer,
    path: '/$batch',
    effect: batch.effect,
    draws: batch.draws,
    body: toBatchBody(batch.requests),
    ...(batch.ids ? { ids: batch.ids } : {}),
  })
  const { responses } = readAs(WireBatch, call, await connection.transport.send(call))
  // An answer that cannot be read leaves its own item open, and no other.
  const readable = responses.map((response) => WireBatchItem.safeParse(response)).flatMap((read) => (read.success ? [read.data] : []))
  const byId = new Map(readable.map((item) => [item.id, item]))
  return batch.requests.map((_, position) => byId.get(String(position)))
}

export function toBatchBody(requests: readonly InnerRequest[]) {
  return { requests: requests.map(toWire) }
}

function toWire({ method, url, body }: InnerRequest, position: number): Record<string, unknown> {
  const content = body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body }
  return { id: String(position), method, url, ...content }
}

export function headersOf(item: WireBatchItem): Headers {
  return new Headers(Object.entries(item.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]))
}
