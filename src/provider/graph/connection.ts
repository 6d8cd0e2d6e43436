import type { CustomerId } from '../../domain/id.ts'
import type { TokenKind, Tokens } from '../auth/tokens.ts'
import type { ProviderEndpoints } from '../endpoints.ts'
import type { Call, Draw, Effect } from '../http/call.ts'
import type { RequestIds } from '../http/request-ids.ts'
import type { Transport } from '../http/transport.ts'
import { graphDialect } from './dialect.ts'

/** What every operation needs. */
export interface Connection {
  readonly transport: Transport
  readonly tokens: Tokens
  readonly endpoints: ProviderEndpoints
  /** As whom to enter customers' directories: the signed-in person (delegated roles) where absent, or the application, where customers consented to it. */
  readonly tokenKind?: TokenKind
}

export interface Request {
  readonly operation: string
  readonly customer: CustomerId
  /** Behind `/v1.0`, escaped. */
  readonly path: string
  readonly effect: Effect
  readonly draws: readonly Draw[]
  readonly body?: unknown
  readonly ids?: RequestIds
  readonly accepts?: (status: number) => boolean
}

/** The tenant of the token decides which directory is seen. */
export function callOf({ endpoints, tokens, tokenKind }: Connection, request: Request): Call {
  const { operation, effect, draws, body, ids, accepts } = request
  return {
    operation,
    method: body === undefined ? 'GET' : 'POST',
    url: `${endpoints.graph}/v1.0${request.path}`,
    effect,
    draws,
    dialect: graphDialect,
    token: tokens.source(tokenKind ?? 'app+user', endpoints.graphAudience, request.customer),
    ids,
    ...(body === undefined ? {} : { body: { json: body } }),
    ...(accepts ? { accepts } : {}),
  }
}
