import { DAY_MS, epochMs, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { SkuId } from '../../domain/id.ts'
import type { PurchaseLine, UserMove } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import type { SkuUnits } from '../../domain/snapshot.ts'
import { listPurchases, recordPurchase } from '../../store/purchases.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { freeUnits } from '../free-units.ts'
import { listAllHolders } from '../list-all-holders.ts'
import { lookAgain, needsPerson } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'

const PAUSE = { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }

/**
 * Waits until the bought seats can be used. Order, subscription and provisioning status each say "ready" at their own
 * time; only free units in the directory mean that a license can be assigned (Partner Center notes, 2.9.6).
 */
export const waitUntilReady: Step = {
  name: 'wait-until-ready',
  async act(context) {
    const purchases = await listPurchases(context.db, context.key)
    const skus = await context.graph.listSubscribedSkus(context.key.customer)
    for (const line of context.replacement.lines) {
      const purchase = purchases.find((each) => each.line === line.id)
      const outcome = await checkLine(line, purchase, skus, context)
      if (outcome) return outcome
    }
    await context.record(async (trx) => {
      for (const purchase of purchases) await recordPurchase(trx, context.key, { ...purchase, state: 'ready' }, context.clock.now())
    })
    return { state: 'done', evidence: { freeUnits: Object.fromEntries(skus.map((sku) => [sku.skuId, freeUnits(sku)])) } }
  },
}

/** Undefined when the line is ready. */
async function checkLine(
  line: PurchaseLine,
  purchase: Purchase | undefined,
  skus: readonly SkuUnits[],
  context: StepContext,
): Promise<StepOutcome | undefined> {
  if (!purchase?.subscription) return needsPerson('purchase-missing', `the purchase of ${line.product.title} has no subscription on record`)
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, purchase.subscription)
  if (subscription.status !== 'active')
    return notYet(`${line.product.title} is ${subscription.statusText}, not active yet`, purchase, context)

  const provisioning = await context.partnerCenter.findProvisioningStatus(context.key.customer, purchase.subscription)
  if (provisioning?.status === 'failed') return needsPerson('provisioning-failed', `Microsoft could not provision ${line.product.title}`)
  if (provisioning?.status !== 'success' || provisioning.quantity < line.quantity) {
    return notYet(`${line.product.title} is being provisioned (Partner Center refreshes this every 15 minutes)`, purchase, context)
  }
  const units = skus.find((sku) => sku.skuId === line.product.provisions)
  const free = units ? freeUnits(units) : 0
  const planned = seatsPlanned(line.product.provisions, context).length
  const needed = units && free < planned ? await countUnseated(line.product.provisions, context) : planned
  if (!units || free < needed || units.enabled + units.warning < line.quantity) {
    return notYet(`the directory shows ${free} free units of ${line.product.title}, ${needed} are needed`, purchase, context)
  }
  return undefined
}

function seatsPlanned(sku: SkuId, { replacement }: StepContext): readonly UserMove[] {
  return replacement.users.filter((move) => move.add.some((license) => license.skuId === sku))
}

/** Planned users who do not hold the new license yet: somebody may have given it to them meanwhile. */
async function countUnseated(sku: SkuId, context: StepContext): Promise<number> {
  const seated = new Set((await listAllHolders(context.graph, context.key.customer, sku)).map((holder) => holder.id))
  return seatsPlanned(sku, context).filter((move) => !seated.has(move.user)).length
}

async function notYet(text: string, purchase: Purchase, context: StepContext): Promise<StepOutcome> {
  const bought = (await listDoneSteps(context.db, context.key)).find((each) => each.step === 'buy')
  const waitedMs = epochMs(context.clock.now()) - epochMs(bought?.doneAt ?? context.clock.now())
  if (waitedMs > DAY_MS) return needsPerson('not-ready', `${text}; it has taken more than a day`, { subscription: purchase.subscription })
  return lookAgain(context, PAUSE, 'not-ready-yet', text, { subscription: purchase.subscription })
}
