import type { Catalog } from '../domain/catalog.ts'
import type { Choices, RenewalChoice } from '../domain/choices.ts'
import { id, type RetirementId, type SkuId } from '../domain/id.ts'
import type { Blocker, Decision } from '../domain/plan.ts'
import type { Renewal } from '../domain/renewal.ts'
import type { CustomerSnapshot, Subscription } from '../domain/snapshot.ts'
import { bare, staysOff } from './plan-ending.ts'
import { blocked, skip } from './decisions.ts'
import type { Move } from './move.ts'

/** What stands where a part names its retirement: nothing is retired. */
const RENEWAL = id<RetirementId>('renewal')

type World = Pick<Move, 'snapshot' | 'catalog' | 'choices' | 'asOf'>

/** Of the subscriptions that the choices name, the end of the term is changed; all others are left as they are. */
export function planRenewals(snapshot: CustomerSnapshot, catalog: Catalog, choices: Choices, asOf: Move['asOf']): readonly Decision[] {
  const world = { snapshot, catalog, choices, asOf }
  return snapshot.subscriptions.map((subscription) => {
    const wanted = choices.renewals?.[subscription.id]
    return wanted ? planRenewal(subscription, wanted, world) : skip(subscription, 'left-out')
  })
}

function planRenewal(subscription: Subscription, wanted: RenewalChoice, world: World): Decision {
  const { autoRenew, endsAtTerm, nextTerm } = subscription
  const before: Renewal = { autoRenew, endsAtTerm, next: nextTerm ?? null }
  const to = renewalOf(subscription, wanted)
  const blocker = obstacle(subscription, to, world)
  if (blocker) return blocked([subscription], RENEWAL, null, [blocker])
  if (isSame(before, to)) return skip(subscription, 'as-wanted')
  // No license and no seat is looked at: which SKU it feeds does not matter.
  const part = bare({ ...world, matched: [{ subscription }], oldSku: skuOf(subscription, world), retirement: NOTHING_RETIRED }, 'renewal')
  const { id: name, offerName } = subscription
  const isLast = before.autoRenew && !to.autoRenew && world.catalog.findMatch(subscription) !== undefined
  return {
    ...part,
    id: `renewal/${name}`,
    method: 'renewal',
    renewals: [{ subscription: name, offerName, before, to }],
    warnings: isLast ? staysOff([{ offerName }]) : [],
  }
}

const NOTHING_RETIRED = { id: RENEWAL, version: 0, reviewed: true }

function skuOf({ id: name }: Subscription, { snapshot }: World): SkuId {
  return snapshot.directory.find((row) => row.commerceSubscriptionId === name)?.skuId ?? id<SkuId>('unknown')
}

/** What is left out stays; without auto-renew there is no next term to change. */
function renewalOf(subscription: Subscription, { autoRenew, quantity, term, billingCycle }: RenewalChoice): Renewal {
  const renews = autoRenew ?? subscription.autoRenew
  const { nextTerm } = subscription
  const isAsked = quantity !== null || term !== null || billingCycle !== null
  // One that is told to renew is not to be canceled at its term any more.
  const endsAtTerm = autoRenew !== true && subscription.endsAtTerm
  if (!isAsked) return { autoRenew: renews, endsAtTerm, next: renews ? (nextTerm ?? null) : null }
  const next = {
    quantity: quantity ?? nextTerm?.quantity ?? subscription.quantity,
    term: term ?? nextTerm?.term ?? subscription.termDuration ?? '',
    billingCycle: billingCycle ?? nextTerm?.billingCycle ?? subscription.billingCycle ?? '',
  }
  return { autoRenew: renews, endsAtTerm, next: isAsNow(subscription, next) ? null : next }
}

function isAsNow({ quantity, termDuration, billingCycle }: Subscription, next: NonNullable<Renewal['next']>): boolean {
  return next.quantity === quantity && next.term === termDuration && next.billingCycle === billingCycle
}

function isSame(a: Renewal, b: Renewal): boolean {
  const text = ({ autoRenew, endsAtTerm, next }: Renewal): string =>
    [autoRenew, endsAtTerm, next?.quantity, next?.term, next?.billingCycle].join(' ')
  return text(a) === text(b)
}

function obstacle(subscription: Subscription, to: Renewal, { catalog }: World): Blocker | undefined {
  const { status, statusText, family, offerName, autoRenew } = subscription
  if (status !== 'active') return { code: 'not-active', facts: { status: statusText } }
  const refuse = (why: string): Blocker => ({ code: 'renewal-not-offered', facts: { offer: offerName, why } })
  if (to.next && family !== 'nce') return refuse('a change for the next term can be scheduled for new commerce alone')
  if (to.next && !to.autoRenew) return refuse('a change for the next term needs auto-renew on')
  if (to.autoRenew && !autoRenew && catalog.findMatch(subscription))
    return refuse('the product is retired, and Microsoft renews it no more')
  return to.next && to.endsAtTerm ? refuse('it is set to be canceled at its term') : undefined
}
