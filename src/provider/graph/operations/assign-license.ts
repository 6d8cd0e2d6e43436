import type { CustomerId, UserId } from '../../../domain/id.ts'
import { ProviderError } from '../../../domain/provider-error.ts'
import { SECOND_MS } from '../../../domain/instant.ts'
import type { Draw } from '../../http/call.ts'
import { closeQuotas } from '../../http/pace.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import { readRetryAfterMs } from '../../http/retry-after.ts'
import { headersOf, sendBatch } from '../batch.ts'
import { callOf } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { closedBy, readError } from '../dialect.ts'
import type { AssignOutcome, BatchItem, BatchOutcome, LicenseChange } from '../graph.ts'
import { refusalOf } from '../license-refusal.ts'
import { customerWrites, writeCost } from '../quota.ts'
import type { WireBatchItem } from '../schema.ts'

// A throttled item that does not say how long.
const RETRY_AFTER_UNSAID_MS = 10 * SECOND_MS

/**
 * `POST /v1.0/users/{id}/assignLicense`: what is added and removed is applied together or not at all, so that nobody is
 * without a service in between (Microsoft Graph v1.0, user: assignLicense).
 */
export async function assignLicense(
  connection: Connection,
  customer: CustomerId,
  user: UserId,
  change: LicenseChange,
  ids: RequestIds,
): Promise<AssignOutcome> {
  const call = callOf(connection, {
    operation: 'assignLicense',
    customer,
    path: assignPath(user),
    effect: 'write',
    draws: writeCost(customer, 1),
    body: toWireChange(change),
    ids,
    accepts: (status) => isOk(status) || isRefusal(status),
  })
  const { status, body } = await connection.transport.send(call)
  return isOk(status) ? { state: 'ok' } : refused(status, body)
}

/** The same for up to 20 users in one `$batch`; every item costs a write of its own and is judged by itself. */
export async function batchAssign(
  connection: Connection,
  customer: CustomerId,
  items: readonly BatchItem[],
  ids: RequestIds,
): Promise<readonly BatchOutcome[]> {
  checkItems(items)
  const requests = items.map((item) => ({ method: 'POST', url: assignPath(item.userId), body: toWireChange(item) }) as const)
  try {
    const answers = await sendBatch(connection, { customer, effect: 'write', draws: writeCost(customer, items.length), requests, ids })
    await closeThrottled(connection, customer, answers)
    return items.map(({ key }, position) => ({ key, ...outcomeOf(connection, answers[position]) }))
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'outcome-unknown') throw error
    return items.map(({ key }) => ({ key, state: 'unknown', text: error.message }))
  }
}

/** Two writes for one user in one batch run side by side; Graph promises no order. */
function checkItems(items: readonly BatchItem[]): void {
  checkUnique(
    'key',
    items.map((item) => item.key.toLowerCase()),
  )
  checkUnique(
    'userId',
    items.map((item) => item.userId),
  )
}

function checkUnique(what: string, values: readonly string[]): void {
  const twice = values.find((value, position) => values.indexOf(value) !== position)
  if (twice !== undefined) throw new RangeError(`${what} ${twice} is in the batch twice: put the second into another batch`)
}

function assignPath(user: UserId): string {
  return `/users/${encodeURIComponent(user)}/assignLicense`
}

function toWireChange({ add, remove }: LicenseChange): Record<string, unknown> {
  return { addLicenses: add.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })), removeLicenses: remove }
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
  for (const { draw, ms } of longest.values()) await closeQuotas(budget, clock, [draw], ms, 'assignLicense in a batch was answered 429')
}

/** The customer's writes, unless the answer says that the application's are used up. */
function closedQuotas(headers: Headers, customer: CustomerId): readonly Draw[] {
  return headers.has('x-ms-throttle-scope') ? closedBy(headers, writeCost(customer, 0)) : customerWrites(customer)
}

function waitOf({ transport }: Connection, answer: WireBatchItem): number {
  return readRetryAfterMs(headersOf(answer).get('retry-after'), answer.body, transport.clock.now()) ?? RETRY_AFTER_UNSAID_MS
}

function refused(status: number, body: unknown): AssignOutcome {
  const { code = '', text = '' } = readError(body)
  return { state: 'refused', status, code, text, reason: refusalOf(status, code, text) }
}

function isOk(status: number): boolean {
  return status >= 200 && status <= 299
}

/** 401, 408 and 429 are about the call and not about the change. */
function isRefusal(status: number): boolean {
  return [400, 403, 404, 409, 412, 422].includes(status)
}
