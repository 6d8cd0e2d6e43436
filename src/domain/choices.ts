import type { TargetProduct } from './catalog.ts'
import type { CustomerId, OptionId, RetirementId, ServicePlanId, SubscriptionId } from './id.ts'
import type { Instant } from './instant.ts'

/** What happens to service plans that the target has and the old product had not. There is no default: somebody decides. */
export type NewServices = 'on' | 'off' | { readonly on: readonly ServicePlanId[] }

/** How many seats the new product gets. The documents say: as many as before. */
export type SeatRule = 'as-before' | 'assigned' | { readonly assignedPlus: number }

/** Where seats may come from: free units that the customer owns, more on a subscription they have, a new subscription. */
export type SeatSource = 'owned' | 'more' | 'new'

/** The cool-down between the last license moved and the old subscription's suspension. */
export type HoldLength = { readonly workingDays: number } | { readonly hours: number }

/**
 * What becomes of a retired product: `leave` it alone; `stop-renewal`, so that it ends or goes on by itself at its term; `suspend` it
 * where nobody needs it; `migrate` everybody to its replacement first.
 */
export type Policy = 'leave' | 'stop-renewal' | 'suspend' | 'migrate'

/** `open`: it is done when its turn comes; else when a person says so, or not before a moment. */
export type Gate = 'open' | 'person' | Instant

/** What each act waits for beside its turn. The old subscription's end counts as `suspend`, by whichever way it ends. */
export interface Gates {
  readonly buy: Gate
  readonly move: Gate
  readonly suspend: Gate
}

/** Who sends it: `by-a-person` where we may not, or where it is bought elsewhere; then it is waited for and read back. */
export type DoneBy = 'automatic' | 'by-a-person'

/** What is to come of a subscription's renewal, without a retirement; what is left out stays. */
export interface RenewalChoice {
  readonly autoRenew: boolean | null
  /** From the next term on. */
  readonly quantity: number | null
  readonly term: 'P1M' | 'P1Y' | 'P3Y' | null
  readonly billingCycle: 'monthly' | 'annual' | null
}

/** What differs for some users of a customer, named by user principal name, lower case. */
export interface UserChoices {
  readonly users: readonly string[]
  /** Another option of the same retirement; null leaves the customer's. */
  readonly option: OptionId | null
  /** Set before the swap, where the user has none; null leaves the customer's. */
  readonly usageLocation: string | null
}

/** How one customer's subscriptions are to be replaced; a customer's own values win over the plan's. */
export interface CustomerChoices {
  /** Retirement to what becomes of it; one that is not named: what its option says, else the catalog. */
  readonly policies: { readonly [retirement: RetirementId]: Policy }
  /** Retirement to replacement option. */
  readonly options: { readonly [retirement: RetirementId]: OptionId }
  readonly seats: SeatRule
  /** Fewest and most seats of the default target, whatever the rule comes to. */
  readonly seatLimits: { readonly minimum: number | null; readonly maximum: number | null }
  /** Tried in this order until the seats are together. */
  readonly seatsFrom: readonly SeatSource[]
  readonly term: 'P1M' | 'P1Y' | 'P3Y'
  /** `as-before` takes the old subscription's cycle, monthly where it has none. */
  readonly billingCycle: 'as-before' | 'monthly' | 'annual'
  readonly atTermEnd: 'renew' | 'end'
  /** Highest acceptable price of one seat for one billing cycle; null means that whatever the cart says is accepted. */
  readonly unitPriceCeiling: { readonly amount: string; readonly currency: string } | null
  /** For users who have none: an ISO 3166-1 country, the customer's own, or null: such users block the move. */
  readonly usageLocation: 'customer-country' | (string & {}) | null
  /** Whether users may lose a voice service that they have on (Phone System, Audio Conferencing, calling plans). */
  readonly voiceLoss: 'block' | 'accept'
  /** Whether users may lose Teams, where a product is sold without it or never had it. */
  readonly teamsLoss: 'block' | 'accept'
  readonly waitBefore: Gates
  readonly purchase: DoneBy
  readonly suspension: DoneBy
  readonly users: readonly UserChoices[]
}

/** A move from one product to another without a retirement: any product of the partner's book. */
export interface ProductMove {
  readonly from: { readonly title: string; readonly offerIds: readonly string[] }
  readonly to: { readonly title: string; readonly products: readonly TargetProduct[] }
}

/** Everything the operator decided, defaults filled in. Part of the plan's header and so of its hash. */
export interface Choices extends CustomerChoices {
  readonly newServices: NewServices
  readonly hold: HoldLength
  readonly latecomers: 'move-within-spare-seats' | 'leave'
  readonly onFailure: 'wait-for-a-person' | 'undo'
  /** A subscription whose term ends sooner than this is not started any more. */
  readonly termEndMarginDays: number
  /** Empty means every affected customer. */
  readonly only: readonly CustomerId[]
  readonly customers: { readonly [customer: CustomerId]: Partial<CustomerChoices> }
  /** Subscriptions left as they are until a day, `YYYY-MM-DD`; from that day on they are planned. */
  readonly mayStayUntil: { readonly [subscription: SubscriptionId]: string }
  /** Whether retirements that nobody has reviewed may be planned with. */
  readonly allowUnreviewed: boolean
  /** Null: none. Else these subscriptions' renewals are changed, and nothing else. */
  readonly renewals: { readonly [subscription: SubscriptionId]: RenewalChoice } | null
  /** Null: what the catalog says is retired. */
  readonly productMove: ProductMove | null
}
