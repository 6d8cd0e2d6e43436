import type { CustomerId, OptionId, RetirementId, ServicePlanId } from './id.ts'

/** What happens to service plans that the target has and the old product had not. There is no default: somebody decides. */
export type NewServices = 'on' | 'off' | { readonly on: readonly ServicePlanId[] }

/** How many seats a new subscription gets. The documents say: as many as before. */
export type SeatRule = 'as-before' | 'assigned' | { readonly assignedPlus: number }

/** The cool-down between the last license moved and the old subscription's suspension. */
export type HoldLength = { readonly workingDays: number } | { readonly hours: number }

/** How one customer's subscriptions are to be replaced; a customer's own values win over the plan's. */
export interface CustomerChoices {
  /** Retirement to replacement option. */
  readonly options: { readonly [retirement: RetirementId]: OptionId }
  readonly seats: SeatRule
  readonly term: 'P1M' | 'P1Y' | 'P3Y'
  /** `as-before` takes the old subscription's cycle, monthly where it has none. */
  readonly billingCycle: 'as-before' | 'monthly' | 'annual'
  readonly atTermEnd: 'renew' | 'end'
  /** Highest acceptable price of one seat for one billing cycle; null means that whatever the cart says is accepted. */
  readonly unitPriceCeiling: { readonly amount: string; readonly currency: string } | null
}

/** Everything the operator decided, defaults filled in. Part of the plan's header and so of its hash. */
export interface Choices extends CustomerChoices {
  readonly newServices: NewServices
  readonly hold: HoldLength
  readonly afterHold: 'go-on' | 'wait-for-a-person'
  readonly latecomers: 'move-within-spare-seats' | 'leave'
  readonly onFailure: 'wait-for-a-person' | 'undo'
  /** A subscription whose term ends sooner than this is not started any more. */
  readonly termEndMarginDays: number
  /** Empty means every affected customer. */
  readonly only: readonly CustomerId[]
  readonly customers: { readonly [customer: CustomerId]: Partial<CustomerChoices> }
}
