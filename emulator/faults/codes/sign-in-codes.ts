import { signInCode as code } from './code-row.ts'
import type { StatusCode } from './code-row.ts'

const TOKEN = ['token']

/** Why no token is issued (Microsoft identity platform, AADSTS error codes). */
export const SIGN_IN_CODES: readonly StatusCode[] = [
  code(400, 50011, 'invalid_grant', 'The redirect_uri is not the one that the code was issued for.', TOKEN),
  code(400, 50020, 'invalid_grant', 'The user does not exist in this tenant and cannot access it.', TOKEN),
  code(400, 50076, 'interaction_required', 'The user must use multifactor authentication to access this.', TOKEN),
  code(400, 50173, 'invalid_grant', 'The grant is revoked: sign in again.', TOKEN),
  code(400, 53003, 'invalid_grant', 'Access has been blocked by Conditional Access policies.', TOKEN),
  code(400, 65001, 'invalid_grant', 'The user or administrator has not consented to use the application.', TOKEN),
  code(400, 70008, 'invalid_grant', 'The provided code or refresh token has expired.', TOKEN),
  code(400, 70011, 'invalid_scope', 'The provided value for scope is not valid.', TOKEN),
  code(400, 700082, 'invalid_grant', 'The refresh token has expired due to inactivity.', TOKEN),
  code(400, 90002, 'invalid_request', 'The tenant was not found.', TOKEN),
  code(401, 700016, 'invalid_client', 'The application was not found in the directory.', TOKEN),
  code(401, 7000215, 'invalid_client', 'Invalid client secret provided.', TOKEN),
  code(401, 7000222, 'invalid_client', 'The provided client secret keys are expired.', TOKEN),
  code(401, 7000229, 'invalid_client', 'The client application is missing a service principal in the tenant.', TOKEN),
  code(429, 90055, 'temporarily_unavailable', 'Too many requests.', TOKEN),
  code(503, 90033, 'temporarily_unavailable', 'A transient error has occurred. Please try again.', TOKEN),
]
