import type { CarryOver } from '../domain/carry-over.ts'
import type { ServicePlanId, SkuId } from '../domain/id.ts'
import { keepsLicense, removedSkus, servicePlansOf, skusOf, type Destination, type Move } from './move.ts'

type Pair = CarryOver['pairs'][number]
type Counterpart = Omit<Pair, 'of'>

/**
 * The way of switched-off service plans from the removed SKUs to the new ones: the reviewed map first, then the same id, then
 * the new product's tier of the same service family; otherwise there is no counterpart. Undefined when nobody knows which
 * service plans a base product has; an add-on that nobody describes has no counterpart for anything.
 */
export function planCarryOver(destination: Destination, move: Move): CarryOver | undefined {
  if (destination.option.products.length === 0 || keepsLicense(destination, move)) return { pairs: [], newServicesOff: [] }
  const removed = removedSkus(destination, move)
  const before = [...new Set(removed.flatMap((sku) => servicePlansOf(sku, move) ?? []))].sort()
  const after = skusOf(destination.option).map((sku) => ({ sku, plans: servicePlansOf(sku, move) }))
  if (before.length === 0 || after.some(({ sku, plans }) => !plans && !isAddOn(sku, destination))) return undefined
  const known = after.map(({ sku, plans }) => ({ sku, plans: plans ?? [] }))
  const pairs = before.map((from) => ({
    ...counterpartOf(from, known, removed, move),
    of: removed.filter((sku) => servicePlansOf(sku, move)?.includes(from)),
  }))
  // New is what the old product had not; who gives an add-on back that has it keeps it all the same.
  const old = new Set(servicePlansOf(move.oldSku, move))
  const own = pairs.filter((pair) => old.has(pair.from))
  return { pairs, newServicesOff: newServicesOff([...old], own, known, destination, move) }
}

function isAddOn(sku: SkuId, { option }: Destination): boolean {
  return option.products.some((product) => product.skuId === sku && product.isAddOn)
}

interface Known {
  readonly sku: SkuId
  readonly plans: readonly ServicePlanId[]
}

function counterpartOf(from: ServicePlanId, after: readonly Known[], removed: readonly SkuId[], move: Move): Counterpart {
  const reviewed = after.map(({ sku, plans }) => ({ sku, plans, says: reviewedPair(from, sku, removed, move) }))
  for (const { sku, plans, says } of reviewed)
    if (says && says.to !== null && plans.includes(says.to)) return { from, to: says.to, in: sku }
  // A map that says "none" is not overruled by a guess, but another of the new SKUs may have it.
  const open = reviewed.filter(({ says }) => says?.to !== null)
  for (const { sku, plans } of open) if (plans.includes(from)) return { from, to: from, in: sku }
  const family = move.catalog.familyOf(from)
  for (const { sku, plans } of open) {
    const tier = plans.find((plan) => move.catalog.familyOf(plan) === family)
    if (tier) return { from, to: tier, in: sku }
  }
  return { from, to: null, in: null }
}

function reviewedPair(from: ServicePlanId, to: SkuId, removed: readonly SkuId[], { catalog }: Move) {
  for (const sku of removed) {
    const pair = catalog.findServicePlanMap(sku, to)?.pairs.find((each) => each.from === from)
    if (pair) return pair
  }
  return undefined
}

/** New services of base products; an add-on is bought for its service, which stays on. */
function newServicesOff(
  before: readonly ServicePlanId[],
  pairs: readonly Counterpart[],
  after: readonly Known[],
  destination: Destination,
  { catalog, choices }: Move,
): CarryOver['newServicesOff'] {
  const { newServices } = choices
  if (newServices === 'on') return []
  const known = new Set([...before, ...pairs.map((pair) => pair.to)])
  const families = new Set(before.map((plan) => catalog.familyOf(plan)))
  const wanted = new Set(newServices === 'off' ? [] : newServices.on)
  return after
    .filter(({ sku }) => !isAddOn(sku, destination))
    .map(({ sku, plans }) => ({
      skuId: sku,
      plans: plans.filter((plan) => !known.has(plan) && !families.has(catalog.familyOf(plan)) && !wanted.has(plan)),
    }))
    .filter(({ plans }) => plans.length > 0)
}
