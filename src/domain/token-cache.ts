import type { Instant } from './instant.ts'

/** An access token with the moment from which it must not be used any more. */
export interface AccessToken {
  readonly token: string
  readonly expiresAt: Instant
}

/** Where tokens are kept between calls and between workers. Values are secrets: implementations encrypt at rest and never log them. */
export interface TokenCache {
  find(key: string): Promise<AccessToken | undefined>
  record(key: string, token: AccessToken): Promise<void>
  /** The refresh token of the partner's service account: the newest one wins, every redemption returns another. */
  findRefreshToken(): Promise<string | undefined>
  recordRefreshToken(token: string): Promise<void>
  /** Forgets an access token that the provider refused. */
  forget(key: string): Promise<void>
}
