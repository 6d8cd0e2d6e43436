import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { SkuId, SubscriptionId } from '../../domain/id.ts'
import type { UserMove } from '../../domain/license-move.ts'
import type { PurchaseLine } from '../../domain/plan.ts'
import type { Purchase, Reason } from '../../domain/run.ts'
import type { SkuUnits } from '../../domain/snapshot.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { freeUnits } from '../free-units.ts'
import { listAllHolders } from '../list-all-holders.ts'
import { BY_A_PERSON, lookAgain, needsPerson } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'

const PAUSE = { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }

/**
 * Whether the seats of a line can be used; undefined when they can. Order, subscription and provisioning status each say
 * "ready" at their own time; only free units in the directory mean that a license can be assigned (Partner Center notes, 2.9.6).
 */
export async function lineReadiness(
  line: PurchaseLine,
  purchase: Purchase | undefined,
  skus: readonly SkuUnits[],
  context: StepContext,
): Promise<StepOutcome | undefined> {
  if (context.replacement.purchase === 'by-a-person') return boughtByPerson(line, skus, context)
  const since = purchase?.checkoutSentAt ?? (await boughtAt(context))
  if (line.seats.from !== 'owned') {
    const subscription = purchase?.subscription
    if (!subscription)
      return needsPerson('purchase-missing', `the purchase of ${line.product.title} has no subscription on record`, {
        product: line.product.title,
      })
    const open = await subscriptionReadiness(line, subscription, since, context)
    if (open) return open
  }
  return unitsReadiness(line, since, skus, context)
}

/** Somebody buys it elsewhere: the directory says when it is there, and nobody gives up on them. */
async function boughtByPerson(line: PurchaseLine, skus: readonly SkuUnits[], context: StepContext): Promise<StepOutcome | undefined> {
  const { free, needed, isThere } = await unitsThere(line, skus, context)
  const { there, wanted } = unitsOrdered(line, skus, context)
  if (isThere && there >= wanted) return undefined
  const { title } = line.product
  const text = `${line.quantity} seats of ${title} are bought by a person; the directory has ${there} units, ${wanted} when they are there. What to order: crossgrade run orders ${context.key.run}`
  const ordered = { quantity: line.quantity, product: title, run: context.key.run }
  return lookAgain(context, { firstMs: MINUTE_MS, mostMs: HOUR_MS }, BY_A_PERSON, text, {
    ...{ line: line.id, there, wanted, free, needed },
    ...ordered,
  })
}

/**
 * Free units that were there before are nobody's order: all that the customer's parts ask of this SKU has to have come on top of them.
 * Where the old product has the same SKU, its units do not count as new ones either.
 */
function unitsOrdered(
  line: PurchaseLine,
  skus: readonly SkuUnits[],
  { plan }: StepContext,
): { readonly there: number; readonly wanted: number } {
  const sku = line.product.provisions
  const ordered = plan.decisions
    .flatMap((each) => (each.kind === 'replace' && each.purchase === 'by-a-person' ? each.lines : []))
    .filter(({ product, seats }) => product.provisions === sku && seats.from !== 'owned')
  const units = skus.find(({ skuId }) => skuId === sku)
  const wanted = (line.unitsBefore ?? 0) + ordered.reduce((sum, { quantity }) => sum + quantity, 0)
  return { there: units ? units.enabled + units.warning : 0, wanted }
}

/** For free seats, which nobody bought: since everything else was. */
async function boughtAt({ db, key }: StepContext): Promise<Purchase['checkoutSentAt']> {
  return (await listDoneSteps(db, key)).find((each) => each.step === 'buy')?.doneAt ?? null
}

async function subscriptionReadiness(
  line: PurchaseLine,
  id: SubscriptionId,
  since: Purchase['checkoutSentAt'],
  context: StepContext,
): Promise<StepOutcome | undefined> {
  const { title } = line.product
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, id)
  if (subscription.status !== 'active')
    return notYet(
      `${title} is ${subscription.statusText}, not active yet`,
      { product: title, status: subscription.statusText },
      since,
      context,
    )
  const provisioning = await context.partnerCenter.findProvisioningStatus(context.key.customer, id)
  if (provisioning?.status === 'failed')
    return needsPerson('provisioning-failed', `Microsoft could not provision ${title}`, { product: title })
  const wanted = line.seats.from === 'more' ? line.seats.before + line.quantity : line.quantity
  if (provisioning?.status === 'success' && provisioning.quantity >= wanted) return undefined
  return notYet(`${title} is being provisioned (Partner Center refreshes this every 15 minutes)`, { product: title }, since, context)
}

async function unitsReadiness(
  line: PurchaseLine,
  since: Purchase['checkoutSentAt'],
  skus: readonly SkuUnits[],
  context: StepContext,
): Promise<StepOutcome | undefined> {
  const { free, needed, isThere } = await unitsThere(line, skus, context)
  if (isThere) return undefined
  const { title } = line.product
  return notYet(
    `the directory shows ${free} free units of ${title}, ${needed} are needed`,
    { product: title, free, needed },
    since,
    context,
  )
}

async function unitsThere(line: PurchaseLine, skus: readonly SkuUnits[], context: StepContext) {
  const units = skus.find((sku) => sku.skuId === line.product.provisions)
  const free = units ? freeUnits(units) : 0
  const planned = seatsPlanned(line.product.provisions, context).length
  const needed = units && free < planned ? await countUnseated(line.product.provisions, context) : planned
  const isThere = units !== undefined && free >= needed && units.enabled + units.warning >= line.quantity
  return { free, needed, isThere }
}

function seatsPlanned(sku: SkuId, { replacement }: StepContext): readonly UserMove[] {
  return replacement.users.filter((move) => move.add.some((license) => license.skuId === sku))
}

/** Planned users who do not hold the new license yet: somebody may have given it to them meanwhile. */
async function countUnseated(sku: SkuId, context: StepContext): Promise<number> {
  const seated = new Set((await listAllHolders(context.graph, context.key.customer, sku)).map((holder) => holder.id))
  return seatsPlanned(sku, context).filter((move) => !seated.has(move.user)).length
}

function notYet(text: string, facts: Reason['facts'], since: Purchase['checkoutSentAt'], context: StepContext): StepOutcome {
  const now = context.clock.now()
  const waitedMs = epochMs(now) - epochMs(since ?? now)
  if (waitedMs > DAY_MS) return needsPerson('not-ready', `${text}; it has taken more than a day`, facts)
  return lookAgain(context, PAUSE, 'not-ready-yet', text, facts)
}
