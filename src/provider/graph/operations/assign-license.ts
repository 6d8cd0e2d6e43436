import type { CustomerId, UserId } from '../../../domain/id.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import { isOk, refused, sendWrites } from '../batch-write.ts'
import type { InnerRequest } from '../batch.ts'
import { callOf } from '../connection.ts'
import type { Connection, Request } from '../connection.ts'
import type { AssignOutcome, BatchItem, BatchOutcome, LicenseChange } from '../graph.ts'
import { writeCost } from '../quota.ts'

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
  return sendChange(connection, { operation: 'assignLicense', customer, path: assignPath(user), ids }, change)
}

/** Sends a change of what a user or a group holds; one write. What Graph refuses is a value. */
export async function sendChange(
  connection: Connection,
  request: Pick<Request, 'operation' | 'customer' | 'path'> & { readonly ids: RequestIds },
  change: LicenseChange,
): Promise<AssignOutcome> {
  const call = callOf(connection, {
    ...request,
    effect: 'write',
    draws: writeCost(request.customer, 1),
    body: toWireChange(change),
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
  const writes = items.map((item) => ({
    key: item.key,
    userId: item.userId,
    request: assignRequest(item.userId, item),
  }))
  return await sendWrites(connection, customer, 'assignLicense', writes, ids)
}

/** One user's swap, as an item of a batch. */
export function assignRequest(user: UserId, change: LicenseChange): InnerRequest {
  return { method: 'POST', url: assignPath(user), body: toWireChange(change) }
}

function assignPath(user: UserId): string {
  return `/users/${encodeURIComponent(user)}/assignLicense`
}

export function toWireChange({ add, remove }: LicenseChange): Record<string, unknown> {
  return { addLicenses: add.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })), removeLicenses: remove }
}

/** 401, 408 and 429 are about the call and not about the change. */
function isRefusal(status: number): boolean {
  return [400, 403, 404, 409, 412, 422].includes(status)
}
