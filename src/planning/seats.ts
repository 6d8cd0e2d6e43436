import type { TargetProduct } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import { planGroupMoves } from './group-moves.ts'
import { holdersOf, holds, productsOf, removedSkus, skusOf, unitsOf, type Destination, type Move } from './move.ts'

/** Seats of one SKU: how many there have to be for everybody to be seated, and how many are wanted by the chosen rule. */
export interface SeatWish {
  readonly skuId: SkuId
  /** Undefined: an add-on of the retired subscription that is bought again. */
  readonly product: TargetProduct | undefined
  readonly isAddOn: boolean
  readonly needed: number
  readonly wanted: number
}

/** What has to be bought or found, base products before add-ons. */
export function seatWishes(move: Move): readonly SeatWish[] {
  const products = productsOf(move).map((product) => ({
    skuId: product.skuId,
    product,
    isAddOn: product.isAddOn,
    needed: seatsNeeded(product.skuId, move),
    wanted: wantedOf(product.skuId, move),
  }))
  const sold = new Set(products.map((wish) => wish.skuId))
  return [
    ...products,
    ...anew(
      move.addOns.filter((addOn) => addOn.skuId === undefined || !sold.has(addOn.skuId)),
      move,
    ).filter((wish) => wish.wanted > 0),
  ]
}

/** Add-ons that are bought again: as many as before; of an included one, what others than its base's users go on using. */
function anew(addOns: Move['addOns'], move: Move): readonly SeatWish[] {
  const bySku = Map.groupBy(addOns, (addOn) => addOn.skuId)
  return [...bySku].flatMap(([skuId, each]) => {
    if (skuId === undefined) return []
    const needed = seatsNeeded(skuId, move)
    const before = each.filter((addOn) => addOn.becomes === 'bought-anew').reduce((sum, addOn) => sum + addOn.subscription.quantity, 0)
    return [{ skuId, product: undefined, isAddOn: true, needed, wanted: Math.max(needed, before) }]
  })
}

/**
 * The fewest seats that seat everybody: one for each user who gets the SKU, one for each member of a group that gets it whom we have not
 * seen with the old license, and where ending subscriptions feed it, one for
 * each license that stays and does not fit into the units left without them (promise P4's arithmetic).
 */
function seatsNeeded(sku: SkuId, move: Move): number {
  return usersGiven(sku, move) + membersUnseen(sku, move) + notFitting(sku, move)
}

/** Users who get the SKU: those of the options that have it who do not hold it yet. */
function usersGiven(sku: SkuId, { destinations }: { readonly destinations: readonly Destination[] }): number {
  return destinations
    .filter((each) => skusOf(each.option).includes(sku))
    .reduce((sum, each) => sum + each.holders.filter((holder) => !holds(holder, sku)).length, 0)
}

/** Microsoft could not give them the old license, or has not yet: a group that is changed reaches them all the same. */
function membersUnseen(sku: SkuId, move: Move): number {
  const holders = holdersOf(move)
  return planGroupMoves(move)
    .filter(({ add }) => add.some((license) => license.skuId === sku))
    .reduce((sum, { group, members }) => {
      const seen = holders.filter(({ paths }) => paths.some((path) => path.skuId === move.oldSku && path.group === group)).length
      return sum + Math.max(0, members - seen)
    }, 0)
}

function notFitting(sku: SkuId, move: Move): number {
  const ending = endingUnits(sku, move)
  if (ending === 0) return 0
  const units = unitsOf(sku, move)
  const held = move.snapshot.holders.filter((holder) => holds(holder, sku)).length
  const staying = Math.max(units?.consumed ?? 0, held) - usersLosing(sku, move)
  const left = Math.max(0, (units?.enabled ?? ending) - ending)
  return Math.max(0, staying - left)
}

function usersLosing(sku: SkuId, move: Move): number {
  return move.destinations
    .filter((each) => removedSkus(each, move).includes(sku))
    .reduce((sum, each) => sum + each.holders.filter((holder) => holds(holder, sku)).length, 0)
}

/** Units that go with the retired subscriptions and their add-ons. */
function endingUnits(sku: SkuId, move: Move): number {
  const bases = sku === move.oldSku ? move.matched.map(({ subscription }) => subscription) : []
  const addOns = move.addOns
    .filter((addOn) => addOn.skuId === sku && addOn.subscription.status === 'active')
    .map((addOn) => addOn.subscription)
  return [...bases, ...addOns].reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Seats by the chosen rule; the documents' default is as many as the old subscriptions had, shared out among the options.
 * The rule and its limits are for the customer's option; what only some users get is bought for them alone.
 */
function wantedOf(sku: SkuId, move: Move): number {
  const [first, ...others] = move.destinations
  const needed = seatsNeeded(sku, move)
  if (!skusOf(first.option).includes(sku)) return needed
  const { seats, seatLimits } = move.choices
  const shared = usersGiven(sku, { ...move, destinations: others })
  const byRule =
    seats === 'as-before' ? seatsBefore(move) - elsewhere(move) + shared : seats === 'assigned' ? needed : needed + seats.assignedPlus
  return Math.max(Math.min(byRule, seatLimits.maximum ?? Infinity), seatLimits.minimum ?? 0, 0)
}

function seatsBefore(move: Move): number {
  return move.matched.reduce((sum, { subscription }) => sum + subscription.quantity, 0)
}

/** Users for whom another option's seats are bought. */
function elsewhere(move: Move): number {
  return holdersOf(move).length - move.destinations[0].holders.length
}
