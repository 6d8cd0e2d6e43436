import { id } from '../../../domain/id.ts'
import type { CustomerId } from '../../../domain/id.ts'
import { instant } from '../../../domain/instant.ts'
import type { AdminRelationship } from '../../../domain/snapshot.ts'
import type { Connection, Request } from '../connection.ts'
import { listAll } from '../list.ts'
import { readCost } from '../quota.ts'
import { WireAdminRelationship } from '../schema.ts'

const PAGE_SIZE = 300

/**
 * `GET /v1.0/tenantRelationships/delegatedAdminRelationships` in the partner's own tenant: the active one of each customer, or of `only` one.
 * Of several, the one that lasts longest. Pages hold up to 300 (Microsoft Graph v1.0, list delegatedAdminRelationships).
 * @throws ProviderError where we may not read them: that takes DelegatedAdminRelationship.Read.All
 */
export async function listAdminRelationships(
  connection: Connection,
  only?: CustomerId,
): Promise<ReadonlyMap<CustomerId, AdminRelationship>> {
  const partner = id<CustomerId>(connection.endpoints.tenantId)
  const filter = ["status eq 'active'", ...(only === undefined ? [] : [`customer/tenantId eq '${only}'`])].join(' and ')
  const query = new URLSearchParams({ $filter: filter, $top: String(PAGE_SIZE) })
  const request: Request = {
    operation: 'listDelegatedAdminRelationships',
    customer: partner,
    path: `/tenantRelationships/delegatedAdminRelationships?${query}`,
    effect: 'read',
    draws: readCost(partner, 1),
  }
  const longest = new Map<CustomerId, AdminRelationship>()
  for (const wire of await listAll(connection, WireAdminRelationship, request)) {
    const customer = wire.customer?.tenantId
    if (!customer || !wire.endDateTime || wire.status !== 'active') continue
    const found = { name: wire.displayName ?? '', endsAt: instant(wire.endDateTime), extendsItself: isExtension(wire.autoExtendDuration) }
    const known = longest.get(id(customer))
    if (!known || lastsLonger(found, known)) longest.set(id(customer), found)
  }
  return longest
}

/** `PT0S` and `P0D`: not extended. */
function isExtension(duration: string | null | undefined): boolean {
  return /[1-9]/.test(duration ?? '')
}

function lastsLonger(a: AdminRelationship, b: AdminRelationship): boolean {
  return a.extendsItself === b.extendsItself ? a.endsAt > b.endsAt : a.extendsItself
}
