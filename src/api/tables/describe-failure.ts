import type { Reason } from '../../domain/run.ts'
import { whatOf } from '../../provider/explain/describe-refusal.ts'
import { explainCode, type Refused } from '../../provider/explain/explain-code.ts'
import type { Explanation } from '../../provider/explain/explanation.ts'

export interface FailureFix {
  /** What to do, then the command that tries again. */
  readonly fix: string
  /** What to do alone. */
  readonly act: string
  readonly whoFixes: 'operator' | 'partner administrator' | 'customer administrator' | 'nobody yet'
}

export interface Failure extends FailureFix {
  readonly code: string
  readonly what: string
}

/**
 * A failure, what can be done about it and by whom; `retry` is the command that tries again. A refusal of the provider is
 * explained by its own code, anything else by the code of its reason.
 */
export function describeFailure(reason: Reason, retry: string): Failure {
  const refused = refusedIn(reason)
  const known = refused && explainCode(refused)
  if (!refused || !known) return { code: refused?.code ?? reason.code, what: reason.text, ...fixOf(reason.code, retry) }
  return {
    code: refused.code,
    what: whatOf(refused, known),
    fix: `${known.fix}, then ${retry}`,
    act: known.fix,
    whoFixes: WHO[known.whoFixes],
  }
}

const WHO: { readonly [who in Explanation['whoFixes']]: FailureFix['whoFixes'] } = {
  operator: 'operator',
  'customer administrator': 'customer administrator',
  'partner administrator': 'partner administrator',
  microsoft: 'nobody yet',
  crossgrade: 'nobody yet',
}

function refusedIn({ facts }: Reason): Refused | undefined {
  const { api, code, words } = facts
  const isKnown = api === 'partner-center' || api === 'graph' || api === 'sign-in'
  return isKnown && typeof code === 'string' && typeof words === 'string' ? { api, code, text: words } : undefined
}

function fixOf(code: string, retry: string): FailureFix {
  const { act, whoFixes } = FIXES[code] ?? operator('look at it')
  return { fix: `${act}, then ${retry}`, act, whoFixes }
}

type Act = Omit<FailureFix, 'fix'>

const operator = (act: string): Act => ({ act, whoFixes: 'operator' })
const partner = (act: string): Act => ({ act, whoFixes: 'partner administrator' })
const customer = (act: string): Act => ({ act, whoFixes: 'customer administrator' })

const REPLAN = 'scan, plan and approve this customer again'

/** Users first, in Graph's words for a refused assignment (Microsoft Graph v1.0, user: assignLicense); then whole migrations. */
export const FIXES: { readonly [code: string]: Act } = {
  CountViolation: operator('add seats to the new subscription in Partner Center'),
  MutuallyExclusiveViolation: customer('switch one of the two services off, or take the other license off the user'),
  DependencyViolation: customer('take the license off that needs the service, or give one that brings what it needs'),
  ProhibitedInUsageLocationViolation: customer('set a usage location in which the service may be used'),
  UniquenessViolation: customer('remove the mail address that another object has too'),
  Inherited: customer('assign the license directly, or change the group'),
  'assigned-by-group': customer('assign the license directly, or change the group'),
  InvalidSku: operator('check in Partner Center that the new subscription is active'),
  InvalidServicePlan: operator(REPLAN),
  Forbidden: partner('renew the admin relationship with a role that may assign licenses'),
  'usage-location-missing': customer('set the usage location of the user'),
  'group-member-stuck': customer('have the licenses of the user processed again in Entra, or ask Microsoft’s support'),
  'group-member-other': operator(REPLAN),
  'group-left': operator(REPLAN),
  'changed-since-approval': operator(REPLAN),
  'nothing-instead': operator(REPLAN),
  latecomer: operator('add a seat, and plan and approve this customer again'),
  'services-not-enabled': operator('wait: services can take a day'),
  'users-not-moved': operator('do what the rows of its users say'),
  'groups-not-moved': operator(REPLAN),
  'group-refused': operator('clear what Microsoft names, then retry'),
  'group-slow': operator('ask Microsoft’s support, then retry'),
  'group-changed-back': customer('find out who changed the group; then scan, plan and approve again'),
  'not-moved': operator('do what the rows of its users say'),
  'seats-missing': operator('add seats to the new subscription in Partner Center'),
  'still-needed': operator('add seats to the new subscription in Partner Center'),
  'still-held': customer('take the old license off who got it meanwhile, or off the group'),
  'approval-expired': operator('plan and approve this customer again'),
  'price-above-ceiling': operator('plan again with a higher --ceiling, and approve it'),
  'not-on-sale': operator('plan again with another option, term or billing cycle'),
  'not-active': operator('look at the old subscription in Partner Center; ' + REPLAN),
  'too-late': operator(REPLAN),
  'not-changing-renewal': operator('set it in Partner Center, then retry'),
  'undone-in-part': operator(
    'leave it, or take the whole customer back; or suspend the old subscription in Partner Center once nobody needs it',
  ),
  'seats-not-back': operator('look at the old subscription in Partner Center, then retry'),
  'not-reactivating': operator('look at the old subscription in Partner Center, then retry'),
  'not-giving-back': operator('look at the subscription in Partner Center, then retry'),
  'deleted-by-microsoft': operator('leave everybody on the new product: there is nothing to go back to'),
  'taken-back': operator('if it was meant, leave it; else suspend it again'),
  'promise-broken': operator('look at what was found, and put it right or accept it'),
  'plan-format': operator('plan and approve this customer again'),
  'attestation-missing': operator('approve again with --attest-partner-on-record yes'),
  'cart-refused': operator('clear in Partner Center what it names'),
  'cart-empty': operator('look at the cart in Partner Center'),
  'order-refused': operator('clear in Partner Center what it names'),
  'order-failed': operator('look at the order in Partner Center'),
  'order-stuck': operator('look at the order in Partner Center, or ask Microsoft’s support'),
  'order-not-visible': operator('look at the customer’s orders in Partner Center'),
  'credit-check': partner('have the credit check of the order settled'),
  'purchase-unknown': operator('look in Partner Center whether it was ordered'),
  'purchase-missing': operator('look at the order in Partner Center'),
  'provisioning-failed': operator('ask Microsoft’s support to provision the order'),
  'not-ready': operator('ask Microsoft’s support why the seats do not show'),
  unauthorized: partner('renew the consent or the admin relationship'),
  rejected: operator('clear what it names'),
  unreadable: operator('report it with the ids of crossgrade run show --customer'),
  'our-fault': operator('report it with crossgrade run events --json'),
}
