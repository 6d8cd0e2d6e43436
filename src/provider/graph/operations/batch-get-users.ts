import type { CustomerId, UserId } from '../../../domain/id.ts'
import { ProviderError } from '../../../domain/provider-error.ts'
import type { LicenseHolder } from '../../../domain/snapshot.ts'
import type { Draw } from '../../http/call.ts'
import { closeQuotas } from '../../http/pace.ts'
import { readRetryAfterMs } from '../../http/retry-after.ts'
import { nextMove } from '../../http/retry.ts'
import { headersOf, sendBatch } from '../batch.ts'
import type { Connection } from '../connection.ts'
import { closedBy, readError } from '../dialect.ts'
import { readCost } from '../quota.ts'
import type { WireBatchItem } from '../schema.ts'
import { readUser, userPath } from './users.ts'

/**
 * Reads up to 20 users in one round trip. Items that were throttled or fell ill are read again, alone, as often as any other
 * read; a user that does not exist is left out.
 */
export async function batchGetUsers(
  connection: Connection,
  customer: CustomerId,
  users: readonly UserId[],
): Promise<ReadonlyMap<UserId, LicenseHolder>> {
  const found = new Map<UserId, LicenseHolder>()
  let open = [...new Set(users)]
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const { again, failure } = await readOnce(connection, customer, open, found)
    if (failure) {
      const move = nextMove(failure, attempt)
      if (move.do !== 'wait') throw failure
      await connection.transport.clock.sleep(move.ms)
    }
    open = again
  }
  return found
}

interface Leftover {
  readonly again: UserId[]
  readonly failure: ProviderError | undefined
}

async function readOnce(
  connection: Connection,
  customer: CustomerId,
  users: readonly UserId[],
  found: Map<UserId, LicenseHolder>,
): Promise<Leftover> {
  const draws = readCost(customer, users.length)
  const requests = users.map((user) => ({ method: 'GET', url: userPath(user) }) as const)
  const items = await sendBatch(connection, { customer, effect: 'read', draws, requests })
  const again: UserId[] = []
  let failure: ProviderError | undefined
  for (const [position, user] of users.entries()) {
    const item = items[position]
    if (item?.status === 404) continue
    if (item?.status === 200) {
      found.set(...readUser(item.body))
      continue
    }
    again.push(user)
    failure = longer(failure, await failureOf(connection, draws, item))
  }
  return { again, failure }
}

async function failureOf({ transport }: Connection, draws: readonly Draw[], item: WireBatchItem | undefined): Promise<ProviderError> {
  if (!item) return new ProviderError('unavailable', 'getUser', { text: 'the batch left this item unanswered' })
  const headers = headersOf(item)
  const retryAfterMs = readRetryAfterMs(headers.get('retry-after'), item.body, transport.clock.now())
  const facts = { status: item.status, ...readError(item.body), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  if (item.status === 429) {
    if (retryAfterMs !== undefined)
      await closeQuotas(transport.budget, transport.clock, closedBy(headers, draws), retryAfterMs, 'getUser in a batch was answered 429')
    return new ProviderError('throttled', 'getUser', facts)
  }
  // 401: the batch as a whole was let in, so the token ran out while it was under way; the next try has a new one.
  if (item.status >= 500 || item.status === 401) return new ProviderError('unavailable', 'getUser', facts)
  return new ProviderError(item.status === 403 ? 'unauthorized' : 'rejected', 'getUser', facts)
}

/** The failure that decides: one that cannot be waited out, else the longest wait. */
function longer(one: ProviderError | undefined, other: ProviderError): ProviderError {
  if (!one) return other
  const rank = (error: ProviderError) => (nextMove(error, 1).do === 'wait' ? (error.facts.retryAfterMs ?? 0) : Number.POSITIVE_INFINITY)
  return rank(other) > rank(one) ? other : one
}
