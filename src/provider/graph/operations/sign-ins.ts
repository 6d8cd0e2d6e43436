import { id } from '../../../domain/id.ts'
import type { CustomerId, SkuId, UserId } from '../../../domain/id.ts'
import { instant } from '../../../domain/instant.ts'
import type { Instant } from '../../../domain/instant.ts'
import type { Connection } from '../connection.ts'
import { listAll } from '../list.ts'
import { readCost } from '../quota.ts'
import { WireSignIn } from '../schema.ts'
import { unlessRefused } from '../unless-refused.ts'

/** With sign-in activity a page holds fewer users than otherwise (Microsoft Graph v1.0, list users). */
const PAGE_SIZE = 500

/**
 * `GET /v1.0/users?$select=id,signInActivity` filtered by a SKU. Undefined where the directory refuses: it has no premium
 * license, or we lack the right to read its sign-ins (Microsoft Graph v1.0, signInActivity).
 */
export async function listSignIns(
  connection: Connection,
  customer: CustomerId,
  sku: SkuId,
): Promise<ReadonlyMap<UserId, Instant | null> | undefined> {
  const query = new URLSearchParams({
    $select: 'id,signInActivity',
    $filter: `assignedLicenses/any(s:s/skuId eq ${sku})`,
    $top: String(PAGE_SIZE),
  })
  const request = { operation: 'listSignIns', customer, path: `/users?${query}`, effect: 'read', draws: readCost(customer, 1) } as const
  const wire = await unlessRefused(() => listAll(connection, WireSignIn, request))
  return wire && new Map(wire.map((one) => [id<UserId>(one.id), momentOf(one)]))
}

/** The service writes year 1 for somebody who never signed in. */
function momentOf(wire: WireSignIn): Instant | null {
  const text = wire.signInActivity?.lastSignInDateTime
  return !text || text.startsWith('0001') ? null : instant(text)
}
