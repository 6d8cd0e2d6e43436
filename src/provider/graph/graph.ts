import type { CustomerId, GroupId, SkuId, UserId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { AdminRelationship, DirectorySubscription, License, LicensedGroup, LicenseHolder, SkuUnits } from '../../domain/snapshot.ts'
import type { RequestIds } from '../http/request-ids.ts'
import type { LicenseRefusal } from './license-refusal.ts'

/** The licensing part of Graph in customers' directories, and what lets us into them. The customer id is the tenant. */
export interface Graph {
  /** The subscriptions that the directory knows, one row per subscription with its directory SKU. */
  listDirectorySubscriptions(customer: CustomerId): Promise<readonly DirectorySubscription[]>
  /** Units per SKU: the only signal that seats can be used. Lags behind purchases by minutes. */
  listSubscribedSkus(customer: CustomerId): Promise<readonly SkuUnits[]>
  /** Everyone who holds a SKU by any path, a page (up to 999) at a time; a page may be empty. */
  listHolders(customer: CustomerId, sku: SkuId): AsyncGenerator<readonly LicenseHolder[]>
  /** Reads one user, whoever it is: whether we may look into the directory at all. Undefined where it has none. */
  findAnyUser(customer: CustomerId): Promise<UserId | undefined>
  /** By id or user principal name. Undefined when there is no such user. */
  findUser(customer: CustomerId, idOrUpn: string): Promise<LicenseHolder | undefined>
  /** Up to 20 users in one round trip. Users that do not exist (any more) are absent from the map. */
  batchGetUsers(customer: CustomerId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, LicenseHolder>>

  /** The groups that carry a SKU. */
  listLicensedGroups(customer: CustomerId, sku: SkuId): Promise<readonly LicensedGroup[]>
  /** Undefined when there is no such group. */
  findGroup(customer: CustomerId, group: GroupId): Promise<LicensedGroup | undefined>
  listGroupMembers(customer: CustomerId, group: GroupId): Promise<GroupMembers>
  /** Who could not be given, or could not lose, a license of the group; which and why stands in their paths. */
  listMembersInError(customer: CustomerId, group: GroupId): Promise<readonly LicenseHolder[]>

  /** When each holder of a SKU last signed in, null for never. Undefined where the directory does not tell us. */
  listSignIns(customer: CustomerId, sku: SkuId): Promise<ReadonlyMap<UserId, Instant | null> | undefined>
  /** What users store, by user principal name in lower case. Undefined where the directory does not tell us. */
  readStorage(customer: CustomerId): Promise<ReadonlyMap<string, UserStorage> | undefined>

  /** The active admin relationship of each customer, or of `only` one, by customer. Read in the partner's own directory. */
  listAdminRelationships(only?: CustomerId): Promise<ReadonlyMap<CustomerId, AdminRelationship>>

  /** Adds and removes in one call: all of it or nothing. What Graph refuses is a value; a lost answer throws `outcome-unknown`. */
  assignLicense(customer: CustomerId, user: UserId, change: LicenseChange, ids: RequestIds): Promise<AssignOutcome>
  /**
   * Up to 20 users in one round trip, never two items for one user. One outcome per item, in the order given; nothing is
   * repeated here. A lost outer answer makes every item `unknown`; a refused or throttled outer call throws, and then no item was applied.
   * A throttled item has closed the customer's write quota in the budget for as long as it says.
   */
  batchAssign(customer: CustomerId, items: readonly BatchItem[], ids: RequestIds): Promise<readonly BatchOutcome[]>
  /** Changes a group in one call; its members follow later, one by one. A lost answer throws `outcome-unknown`. */
  assignGroupLicense(customer: CustomerId, group: GroupId, change: LicenseChange, ids: RequestIds): Promise<AssignOutcome>
  /** Has all groups of up to 20 users looked at again, in one round trip; judged, paced and never repeated like `batchAssign`. */
  batchReprocess(customer: CustomerId, users: readonly UserId[], ids: RequestIds): Promise<readonly BatchOutcome[]>
  /** Sets where up to 20 users use the services, in one round trip; judged, paced and never repeated like `batchAssign`. */
  batchSetUsageLocation(customer: CustomerId, items: readonly UsageLocationItem[], ids: RequestIds): Promise<readonly BatchOutcome[]>
}

/** A group's own members. Who is in a member group gets nothing through this one (Entra, group-based licensing: nested groups). */
export interface GroupMembers {
  readonly users: readonly UserId[]
  readonly groups: readonly { readonly id: GroupId; readonly name: string }[]
}

/** Gigabytes (2^30 bytes) in use; null where a report does not say. */
export interface UserStorage {
  readonly mailboxGb: number | null
  readonly oneDriveGb: number | null
}

export interface LicenseChange {
  /** Adding a SKU that the user holds directly replaces its switched-off service plans. */
  readonly add: readonly License[]
  /** Directly held SKUs only. */
  readonly remove: readonly SkuId[]
}

export interface BatchItem extends LicenseChange {
  /** The caller's own name for the item, unique within the batch without regard to case. */
  readonly key: string
  readonly userId: UserId
}

export interface UsageLocationItem {
  /** The caller's own name for the item, unique within the batch without regard to case. */
  readonly key: string
  readonly userId: UserId
  /** ISO 3166-1 alpha-2. */
  readonly usageLocation: string
}

export type AssignOutcome =
  | { readonly state: 'ok' }
  /** Understood and refused: the provider's code and words unaltered, and which of its reasons it is. */
  | { readonly state: 'refused'; readonly status: number; readonly code: string; readonly text: string; readonly reason: LicenseRefusal }

export type BatchOutcome = { readonly key: string } & (
  | AssignOutcome
  /** Not applied. */
  | { readonly state: 'throttled'; readonly retryAfterMs: number }
  /** Perhaps applied: read the user before anything else. */
  | { readonly state: 'unknown'; readonly text: string }
)
