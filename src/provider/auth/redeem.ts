import { z } from 'zod'
import { plusMs, SECOND_MS } from '../../domain/instant.ts'
import type { AccessToken } from '../../domain/token-cache.ts'
import type { ProviderEndpoints } from '../endpoints.ts'
import type { Call } from '../http/call.ts'
import { readAs } from '../http/read-as.ts'
import type { Transport } from '../http/transport.ts'
import { signInDialect } from './sign-in-dialect.ts'

// `expires_in` is a string on the older endpoint (Partner Center, authentication, 2023-10).
const WireToken = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().optional(),
})

export interface Redeemed {
  readonly access: AccessToken
  readonly refreshToken: string | undefined
}

/**
 * Redeems a grant at a tenant's token endpoint (OAuth 2.0, version 2.0 endpoint). `grant` holds the fields of the grant and its `scope`.
 * @throws ProviderError `unauthorized` with the service's own code, for example invalid_grant.
 */
export async function redeem(
  transport: Transport,
  endpoints: ProviderEndpoints,
  tenant: string,
  grant: Readonly<Record<string, string>>,
): Promise<Redeemed> {
  const call: Call = {
    operation: 'token',
    method: 'POST',
    url: `${endpoints.login}/${tenant}/oauth2/v2.0/token`,
    effect: 'read',
    draws: [],
    dialect: signInDialect,
    body: { form: { client_id: endpoints.clientId, client_secret: endpoints.clientSecret, ...grant } },
  }
  const sentAt = transport.clock.now()
  const wire = readAs(WireToken, call, redacted(await transport.send(call)))
  return { access: { token: wire.access_token, expiresAt: plusMs(sentAt, wire.expires_in * SECOND_MS) }, refreshToken: wire.refresh_token }
}

/** An answer that cannot be read is quoted in the error; this one holds secrets. */
function redacted<Answered extends { readonly text: string }>(answer: Answered): Answered {
  return { ...answer, text: '(not shown)' }
}
