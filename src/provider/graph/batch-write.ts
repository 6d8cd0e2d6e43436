import type { CustomerId, UserId } from '../../domain/id.ts'
import { SECOND_MS } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Draw } from '../http/call.ts'
import { closeQuotas } from '../http/pace.ts'
import type { RequestIds } from '../http/request-ids.ts'
import { readRetryAfterMs } from '../http/retry-after.ts'
import { headersOf, sendBatch } from './batch.ts'
import type { InnerRequest } from './batch.ts'
import type { Connection } from './connection.ts'
import { closedBy, readError } from './dialect.ts'
import type { AssignOutcome, BatchOutcome } from './graph.ts'
import { refusalOf } from './license-refusal.ts'
import { customerWrites, writeCost } from './quota.ts'
import type { WireBatchItem } from './schema.ts'

// A throttled item that does not say how long.
const RETRY_AFTER_UNSAID_MS = 10 * SECOND_MS

/** One user's write inside a `$batch`. */
export interface BatchWrite {
  readonly key: string
  readonly userId: UserId
  readonly request: InnerRequest
}

/** Up to 20 writes in one `$batch`; every item costs a write of its own and is judged by itself. */
export async function sendWrites(
  connection: Connection,
  customer: CustomerId,
  operation: string,
  writes: readonly BatchWrite[],
  ids: RequestIds,
): Promise<readonly BatchOutcome[]> {
  checkWrites(writes)
  const requests = writes.map((write) => write.request)
  try {
    const answers = await sendBatch(connection, { customer, effect: 'write', draws: writeCost(customer, writes.length), requests, ids })
    await closeThrottled(connection, customer, operation, answers)
    return writes.map(({ key }, position) => ({ key, ...outcomeOf(connection, answers[position]) }))
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'outcome-unknown') throw error
    return writes.map(({ key }) => ({ key, state: 'unknown', text: error.message }))
  }
}

/** Two writes for one user in one batch run side by side; Graph promises no order. */
function checkWrites(writes: readonly BatchWrite[]): void {
  checkUnique(
    'key',
    writes.map((write) => write.key.toLowerCase()),
  )
  checkUnique(
    'userId',
    writes.map((write) => write.userId),
  )
}

function checkUnique(what: string, values: readonly string[]): void {
  const twice = values.find((value, position) => values.indexOf(value) !== position)
  if (twice !== undefined) throw new RangeError(`${what} ${twice} is in the batch twice: put the second into another batch`)
}

type ItemOutcome =
  AssignOutcome | { readonly state: 'throttled'; readonly retryAfterMs: number } | { readonly state: 'unknown'; readonly text: string }

function outcomeOf(connection: Connection, answer: WireBatchItem | undefined): ItemOutcome {
  if (!answer) return { state: 'unknown', text: 'the batch left this item unanswered' }
  if (isOk(answer.status)) return { state: 'ok' }
  if (answer.status === 429) return { state: 'throttled', retryAfterMs: waitOf(connection, answer) }
  // 401 is about the token, which ran out while the batch was under way, and not about the change.
  if (answer.status < 500 && answer.status !== 408 && answer.status !== 401) return refused(answer.status, answer.body)
  return { state: 'unknown', text: `${answer.status} ${readError(answer.body).text ?? ''}`.trim() }
}

async function closeThrottled(
  connection: Connection,
  customer: CustomerId,
  operation: string,
  answers: readonly (WireBatchItem | undefined)[],
): Promise<void> {
  const { budget, clock } = connection.transport
  const throttled = answers.flatMap((answer) => (answer?.status === 429 ? [answer] : []))
  // The longest window last: a shorter one never shortens it, and one per quota is enough.
  const longest = new Map<string, { readonly draw: Draw; readonly ms: number }>()
  for (const answer of throttled.toSorted((one, other) => waitOf(connection, one) - waitOf(connection, other))) {
    const ms = waitOf(connection, answer)
    for (const draw of closedQuotas(headersOf(answer), customer)) longest.set(draw.quota.key, { draw, ms })
  }
  for (const { draw, ms } of longest.values()) await closeQuotas(budget, clock, [draw], ms, `${operation} in a batch was answered 429`)
}

/** The customer's writes, unless the answer says that the application's are used up. */
function closedQuotas(headers: Headers, customer: CustomerId): readonly Draw[] {
  return headers.has('x-ms-throttle-scope') ? closedBy(headers, writeCost(customer, 0)) : customerWrites(customer)
}

function waitOf({ transport }: Connection, answer: WireBatchItem): number {
  return readRetryAfterMs(headersOf(answer).get('retry-after'), answer.body, transport.clock.now()) ?? RETRY_AFTER_UNSAID_MS
}

/** What Graph understood and refused: its code and words unaltered, and which of its reasons it is. */
export function refused(status: number, body: unknown): AssignOutcome {
  const { code = '', text = '' } = readError(body)
  return { state: 'refused', status, code, text, reason: refusalOf(status, code, text) }
}

export function isOk(status: number): boolean {
  return status >= 200 && status <= 299
}
