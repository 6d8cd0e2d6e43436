import { randomUUID } from 'node:crypto'
import { isoTime } from '../duration.ts'
import type { Answer, Request } from '../http/operation.ts'

/** The error body of the token endpoint (Microsoft identity platform, v2.0 endpoints). */
export function refuseToken(status: number, error: string, code: number, text: string, request: Request): Answer {
  const correlationId = request.headers['client-request-id'] ?? randomUUID()
  const timestamp = isoTime(Date.now())
  const body = {
    error,
    error_description: `AADSTS${code}: ${text}`,
    error_codes: [code],
    timestamp,
    trace_id: randomUUID(),
    correlation_id: correlationId,
  }
  return { status, body, errorCode: error }
}
