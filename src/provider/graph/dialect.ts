import { z } from 'zod'
import type { Dialect, Draw, ErrorWords } from '../http/call.ts'
import { isOfApp } from './quota.ts'

const WireError = z.looseObject({ error: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }) })

/** How Graph spells ids and errors (Microsoft Graph v1.0, error responses). */
export const graphDialect: Dialect = {
  idHeaders: (ids) => ({ 'client-request-id': ids.requestId }),
  readIds(headers) {
    const requestId = headers.get('request-id')
    return requestId === null ? {} : { requestId }
  },
  readError,
  kindOf: () => undefined,
  closedBy,
}

export function readError(body: unknown): ErrorWords {
  const read = WireError.safeParse(body)
  if (!read.success) return {}
  const { code, message } = read.data.error
  return { ...(code ? { code } : {}), ...(message ? { text: message } : {}) }
}

/**
 * `x-ms-throttle-scope` says whose quota is used up: `Tenant_Application/…`, `Tenant/…` or `Application/…` (Microsoft Graph,
 * throttling limits, identity and access). Without it every quota of the call is closed.
 */
export function closedBy(headers: Headers, draws: readonly Draw[]): readonly Draw[] {
  const scope = headers.get('x-ms-throttle-scope')?.toLowerCase() ?? ''
  if (scope.startsWith('tenant')) return draws.filter((draw) => !isOfApp(draw.quota))
  if (scope.startsWith('application')) return draws.filter((draw) => isOfApp(draw.quota))
  return draws
}
