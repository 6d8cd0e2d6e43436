import { request } from 'undici'
import type { Dispatcher } from 'undici'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Answer, Call, RequestBody } from './call.ts'
import type { RequestIds } from './request-ids.ts'

export interface SendOptions {
  readonly dispatcher: Dispatcher
  /** Real time, not the clock's: it bounds a connection, not the provider's work. */
  readonly timeoutMs: number
  readonly ids: RequestIds
  readonly token?: string | undefined
}

/**
 * Sends a call once and reads the whole answer, whatever its status.
 * @throws ProviderError `unavailable` when nothing can have happened, `outcome-unknown` when a write was perhaps received.
 */
export async function send(call: Call, options: SendOptions): Promise<Answer> {
  try {
    const answer = await request(call.url, {
      dispatcher: options.dispatcher,
      method: call.method,
      headers: headersOf(call, options),
      ...(call.body ? { body: textOf(call.body) } : {}),
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    return answerOf(call, options.ids, answer.statusCode, answer.headers, await answer.body.text())
  } catch (error) {
    throw noAnswer(call, options.ids, error)
  }
}

function headersOf(call: Call, { ids, token }: SendOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...(call.body ? { 'content-type': 'json' in call.body ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded' } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...call.dialect.idHeaders(ids),
    ...call.headers,
  }
}

function textOf(body: RequestBody): string {
  return 'json' in body ? JSON.stringify(body.json) : new URLSearchParams(body.form).toString()
}

function answerOf(call: Call, ids: RequestIds, status: number, wireHeaders: Dispatcher.ResponseData['headers'], raw: string): Answer {
  const headers = toHeaders(wireHeaders)
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  const body = parse(text)
  const facts = { status, ...ids, ...call.dialect.readIds(headers), ...call.dialect.readError(body) }
  return { status, headers, body, text, facts }
}

function toHeaders(wire: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(wire)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

/** Reads by content: some endpoints answer JSON under another content type. */
function parse(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

// A connection that was never made. Everything else may have reached the provider.
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

function noAnswer(call: Call, ids: RequestIds, cause: unknown): ProviderError {
  const kind = call.effect === 'read' || NEVER_SENT.has(connectionCode(cause)) ? 'unavailable' : 'outcome-unknown'
  return new ProviderError(kind, call.operation, { ...ids, text: wordsOf(cause) }, { cause })
}

function connectionCode(cause: unknown): string {
  // Several addresses that all refuse come as one error with the others inside.
  if (cause instanceof AggregateError) return cause.errors.map(connectionCode).find((code) => !NEVER_SENT.has(code)) ?? 'ECONNREFUSED'
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer'
  return cause.message || connectionCode(cause) || cause.name
}
