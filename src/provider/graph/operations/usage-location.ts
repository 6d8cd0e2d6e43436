import type { CustomerId, UserId } from '../../../domain/id.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import { sendWrites } from '../batch-write.ts'
import type { InnerRequest } from '../batch.ts'
import type { Connection } from '../connection.ts'
import type { BatchOutcome, UsageLocationItem } from '../graph.ts'

/** `PATCH /v1.0/users/{id}` with the usage location alone, for up to 20 users in one `$batch` (Microsoft Graph v1.0, update user). */
export async function batchSetUsageLocation(
  connection: Connection,
  customer: CustomerId,
  items: readonly UsageLocationItem[],
  ids: RequestIds,
): Promise<readonly BatchOutcome[]> {
  const writes = items.map(({ key, userId, usageLocation }) => ({
    key,
    userId,
    request: usageLocationRequest(userId, usageLocation),
  }))
  return await sendWrites(connection, customer, 'updateUser', writes, ids)
}

export function usageLocationRequest(user: UserId, usageLocation: string): InnerRequest {
  return { method: 'PATCH', url: `/users/${encodeURIComponent(user)}`, body: { usageLocation } }
}
