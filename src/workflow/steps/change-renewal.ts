import type { Json } from '../../domain/durable.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { Renewal, RenewalChange } from '../../domain/renewal.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { WireSubscription } from '../../provider/partner-center/schema.ts'
import { recordReadBack, wasSent } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { BY_A_PERSON, changed, lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import { checkNotExpired } from '../purchase/check-still-approved.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'

/**
 * Changes how subscriptions end their term: auto-renew, and of new commerce what is scheduled for the next term; read back. Nobody's
 * seat or license changes before the term ends. Taking it back: the same change the other way round, while the term lasts.
 */
export const changeRenewal: Step = {
  name: 'change-renewal',
  async act(context) {
    const evidence: Record<string, Json> = {}
    for (const each of context.replacement.renewals) {
      const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, each.subscription)
      if (!isAs(each.to, subscription)) return ask(each, subscription, context)
      await readBack(subscription, context)
      const { autoRenew, nextTerm, termEndsAt } = subscription
      evidence[each.subscription] = { autoRenew, next: shown(nextTerm ?? null), termEndsAt, readAt: context.clock.now() }
    }
    return { state: 'done', evidence }
  },
}

async function ask(each: RenewalChange, subscription: Subscription, context: StepContext): Promise<StepOutcome> {
  const { offerName } = each
  if (subscription.status !== 'active')
    return changed('not-active', `${offerName} is ${subscription.statusText}, and its renewal cannot be changed`, {
      offer: offerName,
      status: subscription.statusText,
    })
  if (!isAs(each.before, subscription) && !(await isHalfKept(each, subscription, context)))
    return changed('changed-since-approval', `the renewal of ${offerName} is neither as it was when this was approved nor as it is to be`, {
      offer: offerName,
    })
  if (timesWaited(context, CODE) >= TRIES * context.replacement.renewals.length)
    return needsPerson(
      'not-changing-renewal',
      `Partner Center does not keep the renewal of ${offerName} as asked. Set it there by hand, then retry.`,
      { offer: offerName },
    )
  if (context.replacement.suspension === 'by-a-person') {
    const text = `auto-renew of ${offerName} (${each.subscription}) is to be turned ${each.to.autoRenew ? 'on' : 'off'} by a person; it is looked at until it is`
    return lookAgain(context, { firstMs: MINUTE_MS, mostMs: HOUR_MS }, BY_A_PERSON, text, {
      subscription: each.subscription,
      offer: offerName,
    })
  }
  const expired = checkNotExpired(context, 'the renewal was changed')
  if (expired) return expired
  const request = membersFor(each)
  await attempt(
    context,
    [
      {
        step: 'change-renewal',
        what: 'patchSubscription',
        subject: each.subscription,
        before: stateOf(subscription),
        request: { ...request, next: shown(each.to.next) },
      },
    ],
    {
      send: (ids) =>
        context.partnerCenter.patchSubscription(
          context.key.customer,
          each.subscription,
          (wire) => ({ ...wire, ...renewalMembers(each, wire) }),
          ids,
        ),
      then: async (_trx, answer) => ({ answer: answer.state }),
    },
  )
  const pause = { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS }
  return lookAgain(context, pause, CODE, `the renewal of ${offerName} is changed and read back`, { offer: offerName })
}

const CODE = 'changing-renewal'

/** How often a change that does not show is sent again before a person is asked. */
const TRIES = 5

/** Partner Center may keep auto-renew of what we asked for and lose what was to be scheduled: that is nobody else's change. */
async function isHalfKept(
  { to, subscription: id }: RenewalChange,
  { autoRenew }: Subscription,
  { db, key }: StepContext,
): Promise<boolean> {
  return autoRenew === to.autoRenew && wasSent(db, key, 'change-renewal', id)
}

function isAs({ autoRenew, endsAtTerm, next }: Renewal, subscription: Subscription): boolean {
  const found = subscription.nextTerm ?? null
  const sameNext = JSON.stringify(shown(found)) === JSON.stringify(shown(next))
  return subscription.autoRenew === autoRenew && subscription.endsAtTerm === endsAtTerm && (sameNext || !autoRenew)
}

function shown(next: Renewal['next']): Json {
  return next && { quantity: next.quantity, term: next.term, billingCycle: next.billingCycle }
}

function stateOf({ autoRenew, endsAtTerm, nextTerm }: Subscription): { readonly [member: string]: Json } {
  return { autoRenew, endsAtTerm, next: shown(nextTerm ?? null) }
}

/** What is changed of the subscription as it was read. */
export function renewalMembers(each: RenewalChange, wire: Pick<WireSubscription, 'offerId' | 'scheduledNextTermInstructions'>) {
  return { ...membersFor(each), scheduledNextTermInstructions: instructionsFor(each.to, wire) }
}

/** What is scheduled for the term's end is said too where it is to be another. */
function membersFor({ before, to }: RenewalChange): { readonly [member: string]: Json } {
  const cancellation = [{ scheduleType: 'TermEnd', actionType: 'Cancel' }]
  return {
    autoRenewEnabled: to.autoRenew,
    ...(before.endsAtTerm === to.endsAtTerm ? {} : { scheduledActions: to.endsAtTerm ? cancellation : [] }),
  }
}

/**
 * The same product with another quantity, term or billing (Partner Center REST, manage renewal changes, 2023-10). What was scheduled
 * and stays goes back as it came.
 */
function instructionsFor(
  { next }: Renewal,
  wire: Pick<WireSubscription, 'offerId' | 'scheduledNextTermInstructions'>,
): WireSubscription['scheduledNextTermInstructions'] {
  if (!next) return null
  const [productId, skuId, availabilityId] = (wire.offerId ?? '').split(':')
  const scheduled = wire.scheduledNextTermInstructions?.product
  return {
    ...wire.scheduledNextTermInstructions,
    product: {
      ...(scheduled ?? { productId, skuId, availabilityId }),
      termDuration: next.term,
      billingCycle: next.billingCycle,
    },
    quantity: next.quantity,
  }
}

async function readBack(subscription: Subscription, context: StepContext): Promise<void> {
  await context.record((trx) =>
    recordReadBack(trx, context.key, 'change-renewal', subscription.id, stateOf(subscription), context.clock.now()),
  )
}
