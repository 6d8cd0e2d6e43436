import type { SubscriptionId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Order } from './order.ts'

/** What to buy. Lines are numbered in the order given, from 0. */
export interface NewCartLine {
  /** NCE: `product:sku:availability`, freshly read; legacy: the offer id. */
  readonly catalogItemId: string
  readonly quantity: number
  readonly billingCycle: string
  /** Null for legacy. */
  readonly termDuration: string | null
  /** Becomes the subscription's friendly name: the place for our marker. */
  readonly friendlyName: string
  /** Microsoft Partner Network id of the indirect reseller, where there is one: only with a person's recorded attestation. */
  readonly partnerOnRecord?: string | null
  /** The base that a legacy add-on hangs on. */
  readonly parent?: SubscriptionId | null
}

export interface Cart {
  readonly id: string
  /** The provider's word in lower case: `active`, `ordered`. */
  readonly status: string
  readonly expiresAt: Instant | null
  readonly lines: readonly CartLine[]
}

export interface CartLine {
  readonly number: number
  readonly catalogItemId: string
  readonly quantity: number
  readonly friendlyName: string | null
  readonly billingCycle: string | null
  readonly termDuration: string | null
  readonly orderGroup: string | null
  readonly currency: string | null
  /** Before tax; absent on legacy lines. */
  readonly pricing: CartPricing | null
  /** A line with an error cannot be bought, though the cart itself was created. */
  readonly error: LineError | null
}

export interface CartPricing {
  /** Per unit, after discounts, for the first billing period. */
  readonly unitPrice: number
  readonly listPrice: number | null
  /** The whole line. */
  readonly extendedPrice: number | null
}

export interface LineError {
  readonly code: string
  readonly text: string
}

/** Some order groups may have been bought while others are in `orderErrors`. */
export interface CheckoutResult {
  readonly orders: readonly Order[]
  readonly orderErrors: readonly (LineError & { readonly orderGroup: string | null })[]
}
