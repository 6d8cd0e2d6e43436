import type { SkuId } from '../../domain/id.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** An add-on wants a base that is bought with it or that the customer has (Partner Center: cart-line error 400041). */
export function baseMissing(move: Considered): Blocker | undefined {
  const orphan = move.lines.find((line) => line.availability === 'offer' && isAddOn(line.product.provisions, move) && line.parent === null)
  if (orphan) return { code: 'base-missing', facts: { product: orphan.product.title, needs: [] } }
  const wish = move.wishes.find(
    ({ product }) => product?.isAddOn && product.needs.length > 0 && !product.needs.some((sku) => has(sku, move)),
  )
  if (!wish?.product) return undefined
  const needs = wish.product.needs.map((sku) => move.catalog.findSku(sku)?.title ?? sku)
  return { code: 'base-missing', facts: { product: wish.product.title, needs } }
}

function isAddOn(sku: SkuId, move: Considered): boolean {
  return move.wishes.some((wish) => wish.skuId === sku && wish.isAddOn)
}

/** Bought in this part, or owned in a subscription that runs on. */
function has(sku: SkuId, move: Considered): boolean {
  if (move.lines.some((line) => line.product.provisions === sku)) return true
  const ending = new Set(move.matched.map(({ subscription }) => subscription.id))
  const active = new Set(
    move.snapshot.subscriptions.filter((each) => each.status === 'active' && !ending.has(each.id)).map((each) => each.id),
  )
  return move.snapshot.directory.some((row) => row.skuId === sku && active.has(row.commerceSubscriptionId))
}
