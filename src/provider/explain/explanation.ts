/** Which of Microsoft's services a code is of: each has codes of its own. */
export type Api = 'partner-center' | 'graph' | 'sign-in'

/** Who can do something about it. `crossgrade`: it mends itself, or it is a fault of ours. */
export type WhoFixes = 'operator' | 'customer administrator' | 'partner administrator' | 'microsoft' | 'crossgrade'

/** What a code is about. */
export type CodeGroup =
  'access' | 'customer' | 'catalog' | 'cart' | 'order' | 'subscription' | 'limits' | 'transition' | 'licenses' | 'request' | 'service'

/** What a provider's code means, as a clause without a full stop, and what can be done about it, and by whom. */
export interface Explanation {
  readonly what: string
  readonly fix: string
  readonly whoFixes: WhoFixes
  readonly group: CodeGroup
  /** Ready to be sent to whoever fixes it, where that is the customer. */
  readonly message?: string
}

/** A code with its explanation. */
export interface CodeRow extends Explanation {
  readonly api: Api
  /** As it is on the wire: `900308`, `Request_BadRequest`. */
  readonly code: string
  /** Where one code stands for several refusals: a part of the provider's words that tells this one, in lower case. */
  readonly words?: string
  /** Graph's word for the same in a user's `licenseAssignmentStates`: `CountViolation`. */
  readonly state?: string
}

/** Rows of one API and group, written without repeating both. */
export function rowsOf(api: Api, group: CodeGroup, rows: readonly Omit<CodeRow, 'api' | 'group'>[]): readonly CodeRow[] {
  return rows.map((row) => ({ api, group, ...row }))
}
