import type { TargetProduct } from '../domain/catalog.ts'
import type { ProductMove } from '../domain/choices.ts'
import type { AlsoProduct } from '../domain/snapshot.ts'
import { isProduct } from '../inventory/is-product.ts'
import { listHeldProducts, type HeldProduct } from '../store/held-products.ts'
import type { SnapshotStatus } from '../store/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { clause, wrongField, type FieldError } from './problems/fields.ts'
import { problem, type ProblemError } from './problems/problem.ts'
import { resolveTargets } from './resolve-targets.ts'

const NAMES_SHOWN = 5

/**
 * A move between products as ids: the offers that customers of the snapshot really have under the name, and the directory
 * SKUs of the targets.
 * @throws ProblemError where nobody has the product, several go by the name, a target is not known, or the snapshot did not look at them
 */
export async function resolveProductMove(
  asked: { readonly from: string; readonly to: readonly string[] },
  snapshot: SnapshotStatus,
  deps: ApiDeps,
): Promise<ProductMove> {
  const products = resolveTargets(asked.to, 'productMove.to', deps.catalog)
  const held = await listHeldProducts(deps.db, snapshot.id, '')
  const own = held.filter((each) => isHeld(each, asked.from))
  const [first] = own
  if (!first) throw notHeld(asked.from, held)
  if (!hasLookedAt(snapshot.also, own, products)) throw notLookedAt(asked, snapshot)
  if (licensesOf(own).length > 1) throw ambiguous(asked.from, own)
  return {
    from: { title: first.name, offerIds: [...new Set(own.map((each) => each.offerId))].sort() },
    to: { title: products.map((product) => product.title).join(' + '), products },
  }
}

/** Whoever was looked for: the snapshot's users and price lists cover the move when every offer and every target was part of it. */
function hasLookedAt(also: AlsoProduct | null, own: readonly HeldProduct[], products: readonly TargetProduct[]): boolean {
  if (!also || !own.every((each) => isHeld(each, also.product))) return false
  return products.every((product) => also.targets.includes(product.skuId))
}

function isHeld({ offerId, name }: HeldProduct, wanted: string): boolean {
  return isProduct({ offerId, offerName: name }, wanted)
}

/** One product may be sold under several offers; two licenses are two products. */
function licensesOf(own: readonly HeldProduct[]): readonly string[] {
  return [...new Set(own.flatMap((each) => each.skuId ?? []))]
}

function notLookedAt(asked: { readonly from: string; readonly to: readonly string[] }, snapshot: SnapshotStatus): ProblemError {
  const to = asked.to.map((each) => `--to ${JSON.stringify(each)}`).join(' ')
  const take = `crossgrade snapshot take --product ${JSON.stringify(asked.from)} ${to}`
  return problem('snapshot-lacks-product', { snapshot: snapshot.id, product: asked.from, take })
}

function ambiguous(name: string, own: readonly HeldProduct[]): ProblemError {
  const offers = own.map(({ offerId: offer, family, customers: count }) =>
    clause(count === 1 ? 'offer-of-customer' : 'offer-of-customers', { offer, family, count }),
  )
  return problem('product-ambiguous', {}, [wrongField('productMove.from', 'product-of-offers', { product: name, offers })])
}

function notHeld(name: string, held: readonly HeldProduct[]): ProblemError {
  const words = name.toLowerCase().split(/\s+/)
  const similar = held.filter((each) => words.some((word) => word.length > 2 && each.name.toLowerCase().includes(word)))
  const names = [...new Set((similar.length > 0 ? similar : held).map((each) => each.name))]
  return problem('product-not-held', {}, [nobodyHas(name, names)])
}

function nobodyHas(product: string, names: readonly string[]): FieldError {
  const path = 'productMove.from'
  if (names.length === 0) return wrongField(path, 'nobody-has', { product })
  const products = names.slice(0, NAMES_SHOWN)
  return wrongField(path, names.length > NAMES_SHOWN ? 'nobody-has-many' : 'nobody-has-others', { product, products })
}
