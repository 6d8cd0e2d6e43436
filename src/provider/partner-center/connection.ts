import type { z } from 'zod'
import type { Quota } from '../../domain/budget.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { ProviderEndpoints } from '../endpoints.ts'
import type { Answer, Call, Effect } from '../http/call.ts'
import { readAs } from '../http/read-as.ts'
import type { RequestIds } from '../http/request-ids.ts'
import type { Transport } from '../http/transport.ts'
import { partnerCenterDialect } from './dialect.ts'

/** What every operation needs. */
export interface Connection {
  readonly transport: Transport
  readonly tokens: Tokens
  readonly endpoints: ProviderEndpoints
}

export interface Request {
  readonly operation: string
  /** Behind `/v1`, made with `path`. */
  readonly path: string
  readonly quota: Quota
  readonly method?: 'GET' | 'POST' | 'PATCH'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly ids?: RequestIds
  /** Some resources refuse an application on its own (403, code 900329). */
  readonly needsPerson?: boolean
  readonly mayNotWait?: boolean
}

/** `path\`/customers/${id}\`` escapes what is put in. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((text, part, index) => `${text}${encodeURIComponent(values[index - 1] ?? '')}${part}`)
}

export function callOf(connection: Connection, request: Request): Call {
  const { endpoints, tokens } = connection
  const method = request.method ?? 'GET'
  const effect: Effect = method === 'GET' ? 'read' : 'write'
  return {
    operation: request.operation,
    method,
    url: `${endpoints.partnerCenter}/v1${request.path}`,
    effect,
    draws: [{ quota: request.quota, cost: 1 }],
    dialect: partnerCenterDialect,
    token: tokens.source(request.needsPerson ? 'app+user' : 'app', endpoints.partnerCenterAudience, endpoints.tenantId),
    ...(request.body === undefined ? {} : { body: { json: request.body } }),
    ...(request.headers ? { headers: request.headers } : {}),
    ids: request.ids,
    ...(request.mayNotWait ? { mayNotWait: true } : {}),
  }
}

export async function ask(connection: Connection, request: Request): Promise<Answer> {
  return await connection.transport.send(callOf(connection, request))
}

/** Sends and reads the answer with a schema. */
export async function askFor<Schema extends z.ZodType>(
  connection: Connection,
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> {
  const call = callOf(connection, request)
  return readAs(schema, call, await connection.transport.send(call))
}

/** The same, but undefined where the provider answers 404. */
export async function findBy<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'rejected' && error.facts.status === 404) return undefined
    throw error
  }
}
