import type { WriteRefusal } from './write-gate.ts'

export type ProviderErrorKind =
  | 'throttled' // told to slow down; wait as long as it says
  | 'unavailable' // nothing happened; the same call may work later
  | 'unauthorized' // our credentials or the customer's consent; a person must act
  | 'rejected' // understood and refused; repeating it is pointless
  | 'drifted' // the thing changed since we read it; look again
  | 'unreadable' // answered, but not in a shape we know
  | 'outcome-unknown' // a write may or may not have happened; look before acting
  | 'refused-here' // never sent: the connection is read only, writes are stopped, its run does not go on, or this worker lost its work

export interface ProviderFacts {
  readonly status?: number
  /** The provider's own code, unaltered: `60012`, `Request_BadRequest`. */
  readonly code?: string
  /** The provider's own words, unaltered. */
  readonly text?: string
  readonly requestId?: string
  readonly correlationId?: string
  readonly retryAfterMs?: number
  readonly refusal?: WriteRefusal
}

/** The world let us down, in one of eight ways. The particulars are fields; the message is short so that logs group. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderErrorKind
  readonly operation: string
  readonly facts: ProviderFacts

  constructor(kind: ProviderErrorKind, operation: string, facts: ProviderFacts = {}, options?: ErrorOptions) {
    super(`${operation} ${kind}${facts.code ? ` (${facts.code})` : ''}${facts.text ? `: ${facts.text}` : ''}`, options)
    this.kind = kind
    this.operation = operation
    this.facts = facts
  }
}

/** What the message of such an error was made of: the message alone is what is stored. Undefined of any other. */
export function readProviderMessage(message: string): Pick<ProviderError, 'kind' | 'operation' | 'facts'> | undefined {
  const [, operation, kind, code, text] = MESSAGE.exec(message) ?? []
  if (operation === undefined || !isKind(kind)) return undefined
  return { operation, kind, facts: { ...(code === undefined ? {} : { code }), ...(text === undefined ? {} : { text }) } }
}

const KINDS: { readonly [kind in ProviderErrorKind]: true } = {
  ...{ throttled: true, unavailable: true, unauthorized: true, rejected: true },
  ...{ drifted: true, unreadable: true, 'outcome-unknown': true, 'refused-here': true },
}

const MESSAGE = new RegExp(`^(\\S+) (${Object.keys(KINDS).join('|')})(?: \\(([^()]+)\\))?(?:: ([^]*))?$`)

function isKind(word: string | undefined): word is ProviderErrorKind {
  return word !== undefined && Object.hasOwn(KINDS, word)
}
