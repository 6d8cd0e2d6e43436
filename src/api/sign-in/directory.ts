import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  enableNonRepudiationChecks,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'
import type { PendingSignIn, Person } from '../../store/sessions.ts'

/** Where people sign in, and as which application we ask. */
export interface DirectorySettings {
  /** `https://login.microsoftonline.com/{tenant}/v2.0`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The sign-in of a directory: OpenID Connect Core, authorization code flow with PKCE (RFC 7636), state and nonce. */
export interface Directory {
  /** Where the browser goes, and what is needed when it comes back to `redirectUri`. */
  begin(redirectUri: string, returnTo: string): Promise<{ readonly url: string; readonly pending: PendingSignIn }>
  /**
   * Who signed in. `cameBack`: the whole address that the browser came back to.
   * @throws Error where the directory refuses, or the answer is not the one to what we asked
   */
  finish(cameBack: URL, pending: PendingSignIn): Promise<Person>
}

const TIMEOUT_SECONDS = 15
/** Everything else has to be https: the library refuses it. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/

/** Microsoft's claims (Microsoft identity platform, id token claims reference); `roles` are app roles. */
const Claims = z.looseObject({
  sub: z.string().min(1),
  oid: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).default([]),
})

/** Looks the directory up at the first sign-in: the product starts without it. */
export function createDirectory({ issuer, clientId, clientSecret }: DirectorySettings): Directory {
  let known: Promise<Configuration> | undefined

  async function configured(): Promise<Configuration> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out; for practice on this machine alone
    const ways = [enableNonRepudiationChecks, ...(LOOPBACK.test(issuer) ? [allowInsecureRequests] : [])]
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: TIMEOUT_SECONDS, execute: ways })
    known.catch(() => (known = undefined))
    return known
  }

  return {
    async begin(redirectUri, returnTo) {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const url = buildAuthorizationUrl(await configured(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, pending: { state, nonce, verifier, returnTo } }
    },
    async finish(cameBack, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await authorizationCodeGrant(await configured(), cameBack, checks)
      const claims = Claims.parse(tokens.claims())
      const userPrincipalName = claims.preferred_username ?? ''
      return { subject: claims.oid ?? claims.sub, name: claims.name ?? userPrincipalName, userPrincipalName, roles: claims.roles }
    },
  }
}
