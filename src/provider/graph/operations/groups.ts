import { id } from '../../../domain/id.ts'
import type { CustomerId, GroupId, SkuId, UserId } from '../../../domain/id.ts'
import { ProviderError } from '../../../domain/provider-error.ts'
import type { LicensedGroup, LicenseHolder } from '../../../domain/snapshot.ts'
import { readAs } from '../../http/read-as.ts'
import type { RequestIds } from '../../http/request-ids.ts'
import { sendWrites } from '../batch-write.ts'
import { callOf } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireGroup } from '../from-wire.ts'
import type { AssignOutcome, BatchOutcome, GroupMembers, LicenseChange } from '../graph.ts'
import { listAll } from '../list.ts'
import { readCost } from '../quota.ts'
import { GROUP_MEMBERS, USER_MEMBERS, WireGroup, WireMember } from '../schema.ts'
import { sendChange } from './assign-license.ts'
import { User } from './users.ts'

const PAGE_SIZE = 999
const Group = WireGroup.transform(fromWireGroup)

/** `GET /v1.0/groups` filtered by a SKU; one resource unit. */
export async function listLicensedGroups(connection: Connection, customer: CustomerId, sku: SkuId): Promise<readonly LicensedGroup[]> {
  const query = new URLSearchParams({ $select: GROUP_MEMBERS, $filter: `assignedLicenses/any(s:s/skuId eq ${sku})` })
  const request = { operation: 'listGroups', customer, path: `/groups?${query}`, effect: 'read', draws: readCost(customer, 1) } as const
  return listAll(connection, Group, request)
}

/** `GET /v1.0/groups/{id}`. */
export async function findGroup(connection: Connection, customer: CustomerId, group: GroupId): Promise<LicensedGroup | undefined> {
  const path = `${groupPath(group)}?$select=${GROUP_MEMBERS}`
  const call = callOf(connection, { operation: 'getGroup', customer, path, effect: 'read', draws: readCost(customer, 1) })
  try {
    return readAs(Group, call, await connection.transport.send(call))
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'rejected' && error.facts.status === 404) return undefined
    throw error
  }
}

/** `GET /v1.0/groups/{id}/members`, three resource units a page: its own members, those of member groups not among them. */
export async function listGroupMembers(connection: Connection, customer: CustomerId, group: GroupId): Promise<GroupMembers> {
  const path = `${groupPath(group)}/members?$select=id,displayName&$top=${PAGE_SIZE}`
  const request = { operation: 'listGroupMembers', customer, path, effect: 'read', draws: readCost(customer, 3) } as const
  const members = await listAll(connection, WireMember, request)
  const ofType = (type: string) => members.filter((member) => member['@odata.type']?.toLowerCase().endsWith(type))
  return {
    users: ofType('.user').map((member) => id<UserId>(member.id)),
    groups: ofType('.group').map((member) => ({ id: id<GroupId>(member.id), name: member.displayName ?? '' })),
  }
}

/** `GET /v1.0/groups/{id}/membersWithLicenseErrors`; each error stands in the path of its license. */
export async function listMembersInError(connection: Connection, customer: CustomerId, group: GroupId): Promise<readonly LicenseHolder[]> {
  const path = `${groupPath(group)}/membersWithLicenseErrors?$select=${USER_MEMBERS}`
  const request = { operation: 'listMembersWithLicenseErrors', customer, path, effect: 'read', draws: readCost(customer, 3) } as const
  return listAll(connection, User, request)
}

/**
 * `POST /v1.0/groups/{id}/assignLicense`, answered 202: the group is changed, its members follow. What is added and removed is
 * applied to each of them together (Microsoft Graph v1.0, group: assignLicense; Entra, change license assignments).
 */
export async function assignGroupLicense(
  connection: Connection,
  customer: CustomerId,
  group: GroupId,
  change: LicenseChange,
  ids: RequestIds,
): Promise<AssignOutcome> {
  return sendChange(connection, { operation: 'assignGroupLicense', customer, path: groupAssignPath(group), ids }, change)
}

export function groupAssignPath(group: GroupId): string {
  return `${groupPath(group)}/assignLicense`
}

/** `POST /v1.0/users/{id}/reprocessLicenseAssignment` for up to 20 users in one `$batch`: all their groups are looked at again. */
export async function batchReprocess(
  connection: Connection,
  customer: CustomerId,
  users: readonly UserId[],
  ids: RequestIds,
): Promise<readonly BatchOutcome[]> {
  const writes = users.map((userId) => ({
    key: userId,
    userId,
    request: { method: 'POST', url: `/users/${encodeURIComponent(userId)}/reprocessLicenseAssignment` } as const,
  }))
  return sendWrites(connection, customer, 'reprocessLicenseAssignment', writes, ids)
}

function groupPath(group: GroupId): string {
  return `/groups/${encodeURIComponent(group)}`
}
