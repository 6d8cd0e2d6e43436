import type { GroupId, OptionId, ServicePlanId, SkuId, UserId } from './id.ts'
import type { License } from './snapshot.ts'

/** One user's swap: everything added and removed in a single assignLicense, of the user or of a group. */
export interface UserMove {
  readonly user: UserId
  readonly userPrincipalName: string
  /** Which of the targets, by its option. */
  readonly option: OptionId
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  /** What the swap expects to find of the SKUs that it touches. */
  readonly before: readonly License[]
  /** Licenses that the user keeps and without which the swap would take more than it gives. */
  readonly relies: readonly License[]
  /** Set before the swap, since the user has none; null leaves it alone. */
  readonly usageLocation: string | null
  /** The id of the pattern in `effects`. */
  readonly effect: string
  /**
   * Groups through which the user has something of what is replaced: it goes, and the new comes, with the group. `add` and `remove` are
   * then what the user holds directly. Absent where everything is direct.
   */
  readonly through?: readonly GroupId[]
}

/** Service by service, over all of a user's licenses: the same plan stays, another of its family takes over, it goes, it comes. */
export interface ServiceEffect {
  readonly id: string
  readonly users: number
  readonly keeps: readonly ServicePlanId[]
  readonly changes: readonly { readonly from: ServicePlanId; readonly to: ServicePlanId }[]
  readonly loses: readonly ServicePlanId[]
  readonly gains: readonly ServicePlanId[]
}

/** A group's swap: everything added and removed in a single assignLicense, which reaches all its members. */
export interface GroupMove {
  readonly group: GroupId
  readonly name: string
  /** Its members come and go by a rule. */
  readonly isDynamic: boolean
  /** Users who were members, whether they had the license or not. */
  readonly members: number
  /** Names of groups in it, whose members get nothing through it: Microsoft does not support nesting. */
  readonly nested: readonly string[]
  /** Always the customer's option. */
  readonly option: OptionId
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  /** What the swap expects to find of the SKUs that it touches. */
  readonly before: readonly License[]
  /** Other products of the group, which stay. Where a member cannot have one product of a group, Microsoft gives them none. */
  readonly keeps: readonly SkuId[]
}
