import { ProviderError } from '../domain/provider-error.ts'
import { failed, unknown } from './checks/finding.ts'
import type { Finding, Remedy } from './checks/finding.ts'

type Sentence = { readonly what: string } & Remedy

/**
 * What a refused read says about our rights. A code that is not known here keeps the provider's own words; what was no
 * refusal (throttled, unreachable, not understood) leaves open whether we have the right.
 */
export function explainRefusal(error: unknown): Finding {
  if (!(error instanceof ProviderError)) throw error
  const { code, text } = error.facts
  const words = [text ?? error.message, code === undefined ? '' : `(code ${code})`].join(' ').trim()
  if (error.kind !== 'unauthorized' && error.kind !== 'rejected')
    return unknown(`it could not be told: ${words}`, { fix: 'check again later', whoFixes: 'operator', ...codeOf(code) })
  const known = code === undefined ? undefined : SENTENCES[code]
  if (!known) return failed(`Microsoft refused it: ${words}`, { fix: OTHERWISE, whoFixes: 'operator', ...codeOf(code) })
  const { what, ...remedy } = known
  return failed(`${what} (code ${code})`, { ...remedy, ...codeOf(code) })
}

/** The sentence of the code for an agreement that is missing: known from reading, before anything refuses. */
export function noAgreement(): Finding {
  const { what, ...remedy } = MISSING_AGREEMENT
  return failed(what, { ...remedy, code: '13605' })
}

const OTHERWISE = 'look the code up in Microsoft’s documentation, and check the access of the partner’s account'

function codeOf(code: string | undefined): Pick<Finding, 'code'> {
  return code === undefined ? {} : { code }
}

const MISSING_AGREEMENT: Sentence = {
  what: 'the customer has not accepted the Microsoft Customer Agreement, without which nothing can be bought',
  fix: 'have the customer accept it in the Microsoft 365 admin center, or confirm in Partner Center that they did',
  whoFixes: 'customer administrator',
  message:
    'Please accept the Microsoft Customer Agreement: sign in to the Microsoft 365 admin center as a global administrator and open Billing, Billing accounts, Agreements. Without it we cannot buy the new subscription for you.',
}

// Partner Center REST, error codes, 2023-10; 900421 since April 2026.
const SENTENCES: Readonly<Record<string, Sentence>> = {
  '13605': MISSING_AGREEMENT,
  '20002': {
    what: 'Partner Center knows no reseller relationship with this customer (any more)',
    fix: 'send the customer a relationship request from Partner Center (Customers, Request a reseller relationship)',
    whoFixes: 'customer administrator',
    message:
      'The reseller relationship between your organization and us has ended, so we cannot look after your subscriptions. We send you a new request: please accept it as a global administrator in the Microsoft 365 admin center (Settings, Partner relationships).',
  },
  '900150': {
    what: 'the role of the signed-in partner account does not allow it',
    fix: 'give the account the role Admin agent in Partner Center',
    whoFixes: 'partner administrator',
  },
  '900308': {
    what: 'the partner account lacks a delegated role in the customer’s directory',
    fix: 'assign the roles License Administrator and Directory Readers to the partner’s security group in the delegated admin relationship',
    whoFixes: 'partner administrator',
  },
  '900309': {
    what: 'a Conditional Access policy of the customer keeps the partner’s account out',
    fix: 'ask the customer to let service provider users pass, or sign in the way the policy wants',
    whoFixes: 'customer administrator',
    message:
      'A Conditional Access policy of yours blocks our partner account. Please exclude us in the Microsoft Entra admin center (Protection, Conditional Access, the policy, Users, Exclude, Guest or external users, Service provider users, our organization), or tell us what the policy asks for.',
  },
  '900316': {
    what: 'the connection uses a kind of token that is not allowed for licenses',
    fix: 'sign in once as the partner’s service account with multifactor authentication, so that its token is used',
    whoFixes: 'operator',
  },
  '900329': {
    what: 'an application on its own is not let in here; a signed-in person is wanted',
    fix: 'sign in once as the partner’s service account',
    whoFixes: 'operator',
  },
  '900421': {
    what: 'the partner’s account signed in without multifactor authentication, which Microsoft demands',
    fix: 'sign in again as the partner’s service account, with multifactor authentication',
    whoFixes: 'partner administrator',
  },
}
