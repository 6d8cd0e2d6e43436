import type { Json } from '../../domain/durable.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { Reactivation, Undoing } from '../../domain/undoing.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { findSubscription } from '../find-subscription.ts'
import { freeUnits } from '../free-units.ts'
import { lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import { sayActiveAgain } from '../say-active-again.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'

/**
 * Makes the old subscriptions active again, with the add-ons that were suspended with them, as they were before; then waits until the
 * directory has their seats. What Microsoft has deleted does not come back: that is for a person, and nobody is moved.
 */
export const reactivate: Step = {
  name: 'reactivate',
  async act(context) {
    const evidence: Record<string, Json> = {}
    const undoes = undoingOf(context)
    for (const each of undoes.reactivate) {
      const subscription = await findSubscription(each.subscription, context)
      if (!subscription || subscription.status === 'deleted') return deleted(each)
      if (!isAsBefore(subscription, each)) return askFor(subscription, requestFor(subscription, each), context)
      for (const addOn of each.addOns) {
        const found = await findSubscription(addOn.subscription, context)
        if (found?.status === 'suspended') return askFor(found, { status: 'active' }, context)
        if (found) await readBack(found, context)
      }
      await readBack(subscription, context)
      evidence[each.subscription] = { status: subscription.statusText, readAt: context.clock.now() }
    }
    if (undoes.reactivate.length > 0) await sayActiveAgain(undoes, context)
    return (await seatsMissing(context)) ?? { state: 'done', evidence }
  },
}

function undoingOf({ replacement }: StepContext): Undoing {
  invariant(replacement.undoes, 'a part that is taken back says what of')
  return replacement.undoes
}

function deleted({ offerName, subscription }: Reactivation): StepOutcome {
  const text = `Microsoft has deleted ${offerName}: nobody can go back to it, and everybody keeps the new product`
  return needsPerson('deleted-by-microsoft', text, { subscription, offer: offerName })
}

function isAsBefore({ status, autoRenew, endsAtTerm }: Subscription, before: Reactivation): boolean {
  // An old legacy subscription has no say in whether it renews: only what we have changed is put back.
  return status === 'active' && (before.endsAtTerm || !endsAtTerm) && (autoRenew || !before.autoRenew)
}

/** One that was told to end at its term runs on as before; a suspended one is made active. */
export function requestFor(
  { status, endsAtTerm }: Pick<Subscription, 'status' | 'endsAtTerm'>,
  before: Reactivation,
): { readonly [member: string]: Json } {
  return {
    ...(status === 'active' ? {} : { status: 'active' }),
    ...(before.autoRenew ? { autoRenewEnabled: true } : {}),
    ...(endsAtTerm && !before.endsAtTerm ? { scheduledActions: [] } : {}),
  }
}

/** How often a change that does not show is sent again before a person is asked, for each that is made active. */
const TRIES = 5

async function askFor(
  subscription: Subscription,
  request: { readonly [member: string]: Json },
  context: StepContext,
): Promise<StepOutcome> {
  const { id, offerName, statusText, autoRenew, endsAtTerm } = subscription
  const all = undoingOf(context).reactivate.reduce((sum, { addOns }) => sum + 1 + addOns.length, 0)
  if (timesWaited(context, 'reactivating') >= TRIES * all)
    return needsPerson(
      'not-reactivating',
      `${offerName} still reads as ${statusText} after it was made active several times. Look in Partner Center, then retry.`,
      { offer: offerName, status: statusText },
    )
  await attempt(
    context,
    [{ step: 'reactivate', what: 'patchSubscription', subject: id, before: { status: statusText, autoRenew, endsAtTerm }, request }],
    {
      send: (ids) => context.partnerCenter.patchSubscription(context.key.customer, id, (wire) => ({ ...wire, ...request }), ids),
      then: async (_trx, answer) => ({ answer: answer.state }),
    },
  )
  const pause = { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS }
  return lookAgain(context, pause, 'reactivating', `${offerName} is made active again and read back`, { offer: offerName })
}

/** Closes attempts that a dead process left open: it reads as it was, whoever's answer was lost. */
async function readBack({ id, statusText, autoRenew, endsAtTerm }: Subscription, context: StepContext): Promise<void> {
  const found = { status: statusText, autoRenew, endsAtTerm }
  await context.record((trx) => recordReadBack(trx, context.key, 'reactivate', id, found, context.clock.now()))
}

/** Promise P3: a unit for everybody who goes back, before the first does. */
async function seatsMissing(context: StepContext): Promise<StepOutcome | undefined> {
  const needed = new Map<string, number>()
  for (const { skuId } of context.replacement.users.flatMap(({ add }) => add)) needed.set(skuId, (needed.get(skuId) ?? 0) + 1)
  const skus = await context.graph.listSubscribedSkus(context.key.customer)
  for (const [skuId, count] of needed) {
    const sku = skus.find((each) => each.skuId === skuId)
    // Whoever has not lost it needs none.
    const there = sku ? freeUnits(sku) + sku.consumed : 0
    if (there >= count) continue
    const product = sku?.partNumber ?? skuId
    const text = `${count} users go back to ${product}, and the directory has ${there} seats of it yet`
    if (timesWaited(context, 'seats-not-back') > 24)
      return needsPerson('seats-not-back', `${text}. Look in Partner Center, then retry.`, { skuId, product, count, there })
    return lookAgain(context, { firstMs: MINUTE_MS, mostMs: HOUR_MS }, 'seats-not-back', text, { skuId, product, count, there })
  }
  return undefined
}
