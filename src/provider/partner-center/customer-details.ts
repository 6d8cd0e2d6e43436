import type { Customer } from '../../domain/snapshot.ts'

/** One customer, with what only a single read returns. */
export interface CustomerDetails extends Customer {
  /** ISO 3166-1 alpha-2 of the billing profile's address: the market to buy in. Null where it is not shown to us. */
  readonly country: string | null
  /** For example `en-US`. */
  readonly culture: string | null
  /** The provider's word: `reseller`, `none`, `advisor` ... */
  readonly relationship: string | null
}
