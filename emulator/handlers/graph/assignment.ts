/** What an assignLicense asks for, ids in lower case. */
export interface Assignment {
  readonly add: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  readonly remove: readonly string[]
}

/** Why it is not done. */
export interface Refusal {
  /** Ours, for the log. */
  readonly reason:
    | 'INVALID_SKU'
    | 'DISABLED_PLANS'
    | 'INHERITED'
    | 'NOT_HELD'
    | 'USAGE_LOCATION'
    | 'MUTUALLY_EXCLUSIVE'
    | 'DEPENDENCY'
    | 'COUNT_VIOLATION'
    | 'UNIQUENESS'
  /** Graph's text, the only thing a client has to tell one from the other. */
  readonly message: string
}
