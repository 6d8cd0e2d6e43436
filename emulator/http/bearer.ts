import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import type { Request } from './operation.ts'

export type Bearer = { readonly token: Token } | { readonly why: 'missing' | 'unknown' | 'audience' }

/** The access token of a request, if it is known, not expired and meant for this API. */
export function readBearer(world: World, request: Request, now: number, audience: Token['audience']): Bearer {
  const [scheme, secret] = (request.headers['authorization'] ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !secret) return { why: 'missing' }
  const token = world.tokens.find(secret, now)
  if (token?.use !== 'access') return { why: 'unknown' }
  return token.audience === audience ? { token } : { why: 'audience' }
}
