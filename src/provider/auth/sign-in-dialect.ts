import { z } from 'zod'
import type { ProviderErrorKind } from '../../domain/provider-error.ts'
import type { Dialect, ErrorWords } from '../http/call.ts'

const WireError = z.looseObject({ error: z.string(), error_description: z.string().optional() })

/** How the sign-in service spells ids and errors (OAuth 2.0, RFC 6749 section 5.2). */
export const signInDialect: Dialect = {
  idHeaders: (ids) => ({ 'client-request-id': ids.requestId }),
  readIds: () => ({}),
  readError(body): ErrorWords {
    const read = WireError.safeParse(body)
    if (!read.success) return {}
    return { code: read.data.error, ...(read.data.error_description ? { text: read.data.error_description } : {}) }
  },
  kindOf(status, code): ProviderErrorKind | undefined {
    if (code === 'temporarily_unavailable') return 'unavailable'
    // invalid_grant, invalid_client, consent_required ...: a person must act, whatever the status.
    return status < 500 && code !== undefined ? 'unauthorized' : undefined
  },
}
