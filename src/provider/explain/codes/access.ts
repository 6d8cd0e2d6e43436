import { rowsOf } from '../explanation.ts'

/** Who we are and what we may do at Partner Center (Partner Center REST, error codes, 2023-10; 900420 since 2025-08, 900421 since 2026-04). */
export const ACCESS_CODES = rowsOf('partner-center', 'access', [
  {
    code: '400',
    what: 'Partner Center denies the partner’s account access',
    fix: 'check in Partner Center that the account is active and has the role Admin agent, then sign in again',
    whoFixes: 'partner administrator',
  },
  {
    code: '2032',
    what: 'Partner Center denies the partner’s account access to this',
    fix: 'give the account the role Admin agent in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '20002',
    what: 'Partner Center knows no reseller relationship with this customer, or none any more',
    fix: 'send the customer a relationship request from Partner Center (Customers, Request a reseller relationship)',
    whoFixes: 'customer administrator',
    message:
      'The reseller relationship between your organization and us has ended, so we cannot look after your subscriptions. We send you a new request: please accept it as a global administrator in the Microsoft 365 admin center (Settings, Partner relationships).',
  },
  {
    code: '90000',
    what: 'Microsoft Entra refused the partner’s account a token for the customer’s directory',
    fix: 'check the delegated admin relationship with the customer and the consent of the application, then sign in again',
    whoFixes: 'partner administrator',
  },
  {
    code: '800001',
    what: 'the token of the connection is missing, unknown or expired',
    fix: 'sign in again as the partner’s service account',
    whoFixes: 'operator',
  },
  {
    code: '800043',
    what: 'the partner’s account may not see prices',
    fix: 'give the account the role Admin agent or Sales agent in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '900150',
    what: 'the role of the signed-in partner account does not allow it',
    fix: 'give the account the role Admin agent in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '900308',
    what: 'the partner account lacks a delegated role in the customer’s directory',
    fix: 'assign the roles License Administrator and Directory Readers to the partner’s security group in the delegated admin relationship',
    whoFixes: 'partner administrator',
  },
  {
    code: '900309',
    what: 'a Conditional Access policy of the customer keeps the partner’s account out',
    fix: 'ask the customer to let service provider users pass, or sign in the way the policy wants',
    whoFixes: 'customer administrator',
    message:
      'A Conditional Access policy of yours blocks our partner account. Please exclude us in the Microsoft Entra admin center (Protection, Conditional Access, the policy, Users, Exclude, Guest or external users, Service provider users, our organization), or tell us what the policy asks for.',
  },
  {
    code: '900316',
    what: 'the connection uses a kind of token that is not allowed for licenses',
    fix: 'sign in once as the partner’s service account with multifactor authentication, so that its token is used',
    whoFixes: 'operator',
  },
  {
    code: '900329',
    what: 'an application on its own is not let in here; a signed-in person is wanted',
    fix: 'sign in once as the partner’s service account',
    whoFixes: 'operator',
  },
  {
    code: '900420',
    what: 'the token was issued for another service than Partner Center',
    fix: 'set the audience of the connection to https://api.partnercenter.microsoft.com and sign in again',
    whoFixes: 'operator',
  },
  {
    code: '900421',
    what: 'the partner’s account signed in without multifactor authentication, which Microsoft demands',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
])
