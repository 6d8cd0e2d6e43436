import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import type { Answer, Api, Call, Operation, Request } from './operation.ts'

/** What each API does in its own way: its error bodies, its ids, and whom it lets in. */
export interface Manner {
  readonly api: Api
  /** The token that the request carries, or the answer to a request without a good one. Undefined: no token is needed. */
  authenticate(world: World, request: Request, now: number): { readonly token: Token | undefined } | { readonly refused: Answer }
  /** The customer that the request is about, as far as it can be told. */
  customerIdOf(operation: Operation, params: Readonly<Record<string, string>>, token: Token | undefined): string | null
  /** Null: the answer does not say how long to wait. */
  throttled(request: Request, retryAfterMs: number | null): Answer
  /** 503, or the 504 that stands for a lost answer inside a batch. */
  unavailable(request: Request, status: 503 | 504): Answer
  badBody(request: Request): Answer
  /** Checks role and relationship, then handles. */
  run(operation: Operation, call: Call): Answer
  requestId(request: Request): string | null
  correlationId(request: Request): string | null
}
