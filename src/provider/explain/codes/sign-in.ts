import { rowsOf } from '../explanation.ts'

/** What the sign-in service refuses (OAuth 2.0, RFC 6749 section 5.2; Microsoft Entra authentication error codes). */
const PLAIN = rowsOf('sign-in', 'access', [
  {
    code: 'invalid_grant',
    what: 'the sign-in of the partner’s service account is no longer valid: it ran out, was taken back, or its password changed',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_client',
    what: 'the application’s id or secret is wrong, or the secret has expired',
    fix: 'put the id and a valid secret of the application into the settings of the connection',
    whoFixes: 'partner administrator',
  },
  {
    code: 'unauthorized_client',
    what: 'the application is not allowed in this directory',
    fix: 'consent to the application in the customer’s directory, through Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: 'consent_required',
    what: 'nobody has consented to the application in this directory',
    fix: 'consent to the application in the customer’s directory, through Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: 'interaction_required',
    what: 'Microsoft wants the partner’s service account to sign in itself, for example with multifactor authentication',
    fix: 'sign in again as the partner’s service account',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_request',
    what: 'the sign-in service does not accept the request; most often the tenant’s id is wrong',
    fix: 'check the tenant and the addresses in the settings of the connection',
    whoFixes: 'operator',
  },
  {
    code: 'invalid_scope',
    what: 'the sign-in service does not know what a token was asked for',
    fix: 'check the audiences in the settings of the connection',
    whoFixes: 'operator',
  },
  {
    code: 'temporarily_unavailable',
    what: 'the sign-in service is not available at the moment',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
])

/** What the AADSTS number in the words tells more closely (Microsoft Entra authentication error codes). */
const NUMBERED = rowsOf('sign-in', 'access', [
  {
    code: 'invalid_grant',
    words: 'aadsts50011:',
    what: 'the sign-in came back to another address than the application has on record',
    fix: 'add the address of this installation to the application’s redirect addresses in Microsoft Entra',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts50020:',
    what: 'the partner’s service account is not known in this directory',
    fix: 'check the delegated admin relationship with the customer, and the tenant of the connection',
    whoFixes: 'partner administrator',
  },
  {
    code: 'interaction_required',
    words: 'aadsts50076:',
    what: 'the partner’s account signed in without multifactor authentication, which this directory demands',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts50173:',
    what: 'the sign-in of the partner’s service account was taken back, for example with a new password',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts53003:',
    what: 'a Conditional Access policy keeps the partner’s account out',
    fix: 'ask whoever keeps the policy to let service provider users pass, or sign in the way the policy wants',
    whoFixes: 'customer administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts65001:',
    what: 'nobody has consented to the application in this directory',
    fix: 'consent to the application in the customer’s directory, through Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts700082:',
    what: 'the sign-in of the partner’s service account ran out, since it was not used for 90 days',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_grant',
    words: 'aadsts70008:',
    what: 'the sign-in of the partner’s service account ran out',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_client',
    words: 'aadsts700016:',
    what: 'Microsoft Entra does not know the application in this directory',
    fix: 'check the application’s id in the settings of the connection, and its consent in this directory',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_client',
    words: 'aadsts7000215:',
    what: 'the application’s secret is wrong',
    fix: 'put a valid secret of the application, its value and not its id, into the settings of the connection',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_client',
    words: 'aadsts7000222:',
    what: 'the application’s secret has expired',
    fix: 'make a new secret for the application in Microsoft Entra and put it into the settings of the connection',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_client',
    words: 'aadsts7000229:',
    what: 'the application was never added to this directory',
    fix: 'consent to the application in the customer’s directory, through Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: 'invalid_request',
    words: 'aadsts90002:',
    what: 'Microsoft Entra knows no such tenant',
    fix: 'check the tenant in the settings of the connection',
    whoFixes: 'operator',
  },
  {
    code: 'temporarily_unavailable',
    words: 'aadsts90055:',
    what: 'the sign-in service asks for a pause: it gets too many requests',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
])

export const SIGN_IN_CODES = [...NUMBERED, ...PLAIN]
