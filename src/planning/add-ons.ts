import type { Catalog, ReplacementOption } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import type { CustomerSnapshot, Subscription } from '../domain/snapshot.ts'
import { holds, servicePlansOf, skusOf, unitsOf, type AddOn } from './move.ts'

/**
 * What becomes of the add-ons that are suspended with their legacy base (licensing notes, F.3). Where every option in use
 * has all services of the add-on, its license goes in the swap; else the same SKU is bought again. One that nobody holds
 * and that is for users ends with its base, as does one that is not active.
 */
export function addOnsOf(
  bases: readonly Subscription[],
  oldSku: SkuId,
  options: readonly ReplacementOption[],
  world: { readonly snapshot: CustomerSnapshot; readonly catalog: Catalog },
): readonly AddOn[] {
  const parents = new Set(bases.map((base) => base.id))
  return world.snapshot.subscriptions
    .filter(({ parentSubscription, status }) => parentSubscription !== null && parents.has(parentSubscription) && status !== 'deleted')
    .map((subscription) => {
      const skuId = world.snapshot.directory.find((row) => row.commerceSubscriptionId === subscription.id)?.skuId
      const isOn = subscription.status === 'active'
      const becomes = !isOn ? 'ends-unused' : skuId ? becomesOf(skuId, oldSku, options, world) : 'bought-anew'
      return { subscription, skuId, becomes } satisfies AddOn
    })
    .sort((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1))
}

function becomesOf(
  sku: SkuId,
  oldSku: SkuId,
  options: readonly ReplacementOption[],
  world: { readonly snapshot: CustomerSnapshot; readonly catalog: Catalog },
): AddOn['becomes'] {
  const units = unitsOf(sku, world)
  const isForUsers = units?.appliesTo !== 'company'
  const swapped = options.length > 0 && !options.some((option) => skusOf(option).includes(oldSku))
  if (isForUsers && swapped && options.every((option) => includes(option, sku, world))) return 'included'
  const isHeld = world.snapshot.holders.some((holder) => holds(holder, sku)) || (units?.consumed ?? 0) > 0
  return isForUsers && !isHeld ? 'ends-unused' : 'bought-anew'
}

/** The base products of the option have every service of the SKU, and the option does not sell the SKU itself. */
function includes(
  option: ReplacementOption,
  sku: SkuId,
  world: { readonly snapshot: CustomerSnapshot; readonly catalog: Catalog },
): boolean {
  if (skusOf(option).includes(sku)) return false
  const wanted = servicePlansOf(sku, world)
  const offered = new Set(option.products.flatMap((product) => servicePlansOf(product.skuId, world) ?? []))
  return wanted !== undefined && wanted.every((plan) => offered.has(plan))
}
