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
 * Of several, the one that lasts longest among those that let us assign licenses. Pages hold up to 300 (Microsoft Graph v1.0, list delegatedAdminRelationships).
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
  const best = new Map<CustomerId, Found>()
  for (const wire of await listAll(connection, WireAdminRelationship, request)) {
    const customer = wire.customer?.tenantId
    const found = foundIn(wire)
    if (!customer || !found) continue
    const known = best.get(id(customer))
    if (!known || isBetter(found, known)) best.set(id(customer), found)
  }
  return new Map([...best].map(([customer, { mayAssign: _, ...relationship }]) => [customer, relationship]))
}

interface Found extends AdminRelationship {
  readonly mayAssign: boolean
}

/** Undefined for one that is not active, or that says no day on which it ends. */
function foundIn({ status, displayName, endDateTime, autoExtendDuration, accessDetails }: WireAdminRelationship): Found | undefined {
  if (status !== 'active' || !endDateTime || Number.isNaN(Date.parse(endDateTime))) return undefined
  const roles = accessDetails?.unifiedRoles ?? []
  return {
    name: displayName ?? '',
    endsAt: instant(endDateTime),
    extendsItself: isExtension(autoExtendDuration),
    mayAssign: roles.some(({ roleDefinitionId }) => MAY_ASSIGN.has(roleDefinitionId?.toLowerCase() ?? '')),
  }
}

/** Global, License and User Administrator, and Directory Writers (Entra, built-in roles; partner-center notes, GDAP roles). */
const MAY_ASSIGN: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  '9360feb5-f418-4baa-8175-e2a00bac4301',
])

/** `PT0S` and `P0D`: not extended. */
function isExtension(duration: string | null | undefined): boolean {
  return /[1-9]/.test(duration ?? '')
}

function isBetter(a: Found, b: Found): boolean {
  if (a.mayAssign !== b.mayAssign) return a.mayAssign
  return a.extendsItself === b.extendsItself ? a.endsAt > b.endsAt : a.extendsItself
}
