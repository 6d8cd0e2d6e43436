import type { AccessRecord } from '../events.ts'
import type { Fault } from '../faults/fault.ts'
import type { Draw } from '../quotas.ts'
import type { Customer } from '../store/customers.ts'
import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import type { Request } from './request.ts'

export type { Api, Request } from './request.ts'

/** What the person of an App+User token must be allowed to do. */
export type Right = 'read' | 'purchase' | 'manage-subscriptions' | 'assign-licenses'

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The provider's error code, for the access log. */
  readonly errorCode?: string
  /** A write took effect. */
  readonly applied?: boolean
  /** Sent as it is, not as JSON. */
  readonly text?: string
  /** What a batch's items did, for the access log. */
  readonly items?: readonly AccessRecord[]
  /** Real ms by which the answer is late; the effect is not. */
  readonly delayMs?: number
}

/** What a handler gets: authenticated, allowed, within quota. */
export interface Call {
  readonly world: World
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly now: number
  /** This request's place in the log. */
  readonly seq: number
  readonly token: Token | undefined
  /** False when a fault will lose the answer. */
  readonly answered: boolean
  /** A fault that the operation itself plays: an error of a cart's line or of an order group. */
  readonly fault?: Fault | undefined
}

export interface CustomerCall extends Call {
  readonly customer: Customer
}

interface OperationBase {
  /** camelCase, one per operation; faults and the access log use it. */
  readonly name: string
  readonly method: string
  /** `/customers/:customer/subscriptions`. */
  readonly path: string
  readonly isWrite: boolean
  /** App+User only. */
  readonly needsUser?: boolean
  readonly right?: Right
  readonly draws: (call: Call) => readonly Draw[]
  /** What a request is about and does not say itself, as a text in which faults look for their `match`. */
  readonly about?: (call: Call) => string
}

export interface PlainOperation extends OperationBase {
  readonly customerScoped: false
  /** Looks at the partner's own directory. */
  readonly isOfPartner?: true
  readonly handle: (call: Call) => Answer
}

export interface CustomerOperation extends OperationBase {
  readonly customerScoped: true
  readonly handle: (call: CustomerCall) => Answer
}

export type Operation = PlainOperation | CustomerOperation

/** Finds what a method and a path mean; parameters are decoded. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): { operation: Operation; params: Record<string, string> } | undefined {
  for (const operation of operations) {
    const match = operation.method === method ? patternOf(operation.path).exec(path) : null
    if (match)
      return { operation, params: Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)])) }
  }
  return undefined
}

const patterns = new Map<string, RegExp>()

function patternOf(path: string): RegExp {
  const known = patterns.get(path)
  if (known) return known
  const source = path.replaceAll('$', '\\$').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
  const pattern = new RegExp(`^${source}/?$`, 'i')
  patterns.set(path, pattern)
  return pattern
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
