import type { SubscriptionId, UserId } from '../../domain/id.ts'
import { plusMs } from '../../domain/instant.ts'
import { listOpenAttempts, recordReadBack, type OpenAttempt } from '../../store/attempts.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import { listMovesOf } from '../../store/user-moves.ts'
import { endingOf } from '../endings.ts'
import { STALE_MS } from '../licenses/settle-sent.ts'
import { settleGroup } from '../licenses/move-groups.ts'
import { reason } from '../outcome.ts'
import { closeLostCarts } from '../purchase/make-cart.ts'
import { LIST_LAG_MS } from '../purchase/settle-checkout.ts'
import type { StepContext, StepOutcome } from '../step.ts'

/**
 * Other writes whose answer nobody has: a subscription that was to end, a usage location, a cart. Each is read, and what was found
 * is recorded with its attempt. Undefined when nothing is left to read.
 */
export async function settleChanges(context: StepContext): Promise<StepOutcome | undefined> {
  for (const open of await listOpenAttempts(context.db, context.key)) {
    const outcome = await settleChange(open, context)
    if (outcome) return outcome
  }
  return undefined
}

async function settleChange(open: OpenAttempt, context: StepContext): Promise<StepOutcome | undefined> {
  if (open.what === 'createCart') await context.record((trx) => closeLostCarts(trx, { id: open.subject }, context))
  if (open.what === 'setUsageLocation') await readUsageLocation(open, context)
  if (open.what === 'reprocessLicenseAssignment') await readProcessed(open, context)
  if (open.what === 'assignLicense') return settleGiven(open, context)
  if (open.what === 'assignGroupLicense') return settleOpenGroup(open, context)
  if (open.what !== 'patchSubscription') return undefined
  return context.replacement.switchOff.some(({ subscription }) => subscription === open.subject)
    ? settleEnding(open, context)
    : open.step === 'buy'
      ? undefined
      : readSubscription(open, context)
}

/** One that is made active again, gives seats back or renews otherwise: once the lag is over it reads as one or the other. */
async function readSubscription({ subject, step, sentAt }: OpenAttempt, context: StepContext): Promise<StepOutcome | undefined> {
  const until = plusMs(sentAt, LIST_LAG_MS)
  if (context.clock.now() < until) {
    const text = `whether subscription ${subject} was changed may not show yet; looking again ${until}`
    return { state: 'wait', until, reason: reason('settling-change', text, { subscription: subject, until }) }
  }
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, subject as SubscriptionId)
  const { statusText: status, quantity, autoRenew, endsAtTerm } = subscription
  const found = { status, quantity, autoRenew, endsAtTerm }
  await context.record((trx) => recordReadBack(trx, context.key, step, subject, found, context.clock.now()))
  return undefined
}

async function readUsageLocation({ subject, step }: OpenAttempt, context: StepContext): Promise<void> {
  const user = subject as UserId
  const found = (await context.graph.batchGetUsers(context.key.customer, [user])).get(user)
  const usageLocation = found?.usageLocation ?? null
  await context.record((trx) => recordReadBack(trx, context.key, step, subject, { usageLocation }, context.clock.now()))
}

/** What somebody was given once more by a person's word: swaps of the step are settled with the users. */
async function settleGiven({ subject, sentAt }: OpenAttempt, context: StepContext): Promise<StepOutcome | undefined> {
  const { key, clock, graph, db } = context
  const user = subject as UserId
  const [move] = await listMovesOf(db, key, [user])
  if (move?.state === 'sent') return undefined
  const until = plusMs(sentAt, STALE_MS)
  if (clock.now() < until) {
    const name = move?.userPrincipalName ?? user
    const text = `whether ${name} was given the license again may not show yet; looking again ${until}`
    return { state: 'wait', until, reason: reason('settling-change', text, { user, name, until }) }
  }
  const holder = (await graph.batchGetUsers(key.customer, [user])).get(user)
  const found = { licenses: holder?.licenses.map(({ skuId }) => skuId) ?? [] }
  await context.record((trx) => recordReadBack(trx, key, 'move-licenses', user, found, clock.now()))
  return undefined
}

/** What a group gives anyway is asked for once more, or it is not: neither is anybody's loss. */
async function readProcessed({ subject, step }: OpenAttempt, context: StepContext): Promise<void> {
  await context.record((trx) => recordReadBack(trx, context.key, step, subject, { found: 'not needed' }, context.clock.now()))
}

async function settleOpenGroup({ subject }: OpenAttempt, context: StepContext): Promise<StepOutcome | undefined> {
  const planned = context.replacement.groups.find(({ group }) => group === subject)
  const sent = (await listGroupMoves(context.db, context.key)).find(({ group }) => group === subject)
  if (!planned || !sent) return undefined
  const outcome = await settleGroup(planned, sent, context)
  return outcome.state === 'wait' ? outcome : undefined
}

/** It reads as ended, or it does not and the lag is over: either is what became of it. */
async function settleEnding({ subject, step, sentAt }: OpenAttempt, context: StepContext): Promise<StepOutcome | undefined> {
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, subject as SubscriptionId)
  const by = context.replacement.switchOff.find((each) => each.subscription === subject)?.by ?? 'suspend'
  const until = plusMs(sentAt, LIST_LAG_MS)
  if (!endingOf(by, subscription, context.clock.now(), false).isDone(subscription) && context.clock.now() < until) {
    const text = `${subscription.offerName} does not show yet whether it was ended; looking again ${until}`
    return {
      state: 'wait',
      until,
      reason: reason('settling-ending', text, { subscription: subject, offer: subscription.offerName, until }),
    }
  }
  const found = { status: subscription.statusText, autoRenew: subscription.autoRenew, endsAtTerm: subscription.endsAtTerm }
  await context.record((trx) => recordReadBack(trx, context.key, step, subject, found, context.clock.now()))
  return undefined
}
