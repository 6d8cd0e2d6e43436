import type { AccessRecord } from '../events.ts'
import type { Draw } from '../quotas.ts'
import type { Customer } from '../store/customers.ts'
import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'

export type Api = 'partner-center' | 'graph' | 'login'

/** What the person of an App+User token must be allowed to do. */
export type Right = 'read' | 'purchase' | 'manage-subscriptions' | 'assign-licenses'

/** A request as it came in, or one item of a `$batch`. Header names are lower case. */
export interface Request {
  readonly method: string
  /** Below the API's root, without the query: `/customers/…/carts`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Undefined when there was none. */
  readonly bodyText: string | undefined
  readonly receivedRealMs: number
  /** The emulator's own address, for links. */
  readonly baseUrl: string
}

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
}

export interface PlainOperation extends OperationBase {
  readonly customerScoped: false
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
