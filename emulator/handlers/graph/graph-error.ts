import { randomUUID } from 'node:crypto'
import { isoTime } from '../../duration.ts'
import type { Answer, Request } from '../../http/operation.ts'

/** Graph's error envelope. */
export function refuse(status: number, code: string, message: string, request?: Request, now?: number): Answer {
  const innerError = {
    date: isoTime(now ?? Date.now()).slice(0, 19),
    'request-id': randomUUID(),
    'client-request-id': request?.headers['client-request-id'] ?? randomUUID(),
  }
  return { status, body: { error: { code, message, innerError } }, errorCode: code }
}

export function badRequest(message: string): Answer {
  return refuse(400, 'Request_BadRequest', message)
}

export function resourceNotFound(id: string): Answer {
  return refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}
