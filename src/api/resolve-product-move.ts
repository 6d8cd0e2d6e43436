import type { TargetProduct } from '../domain/catalog.ts'
import type { ProductMove } from '../domain/choices.ts'
import type { AlsoProduct } from '../domain/snapshot.ts'
import { isProduct } from '../inventory/is-product.ts'
import { listHeldProducts, type HeldProduct } from '../store/held-products.ts'
import type { SnapshotStatus } from '../store/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { conflict, invalid, type ProblemError } from './problems.ts'
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
  return conflict(
    'snapshot-lacks-product',
    'The snapshot has not looked at this product',
    `${snapshot.id} has no users of ${asked.from}, or no price list for its replacement. Take one that has: crossgrade snapshot take --product ${JSON.stringify(asked.from)} ${to}`,
  )
}

function ambiguous(name: string, own: readonly HeldProduct[]): ProblemError {
  const ids = own.map(
    ({ offerId, family, customers }) => `${offerId} (${family}, ${customers} ${customers === 1 ? 'customer' : 'customers'})`,
  )
  const message = `several products with licenses of their own are called ${JSON.stringify(name)}; expected one of the offer ids ${ids.join(', ')}`
  return invalid('Several products go by this name.', [{ path: 'productMove.from', message }])
}

function notHeld(name: string, held: readonly HeldProduct[]): ProblemError {
  const words = name.toLowerCase().split(/\s+/)
  const similar = held.filter((each) => words.some((word) => word.length > 2 && each.name.toLowerCase().includes(word)))
  const names = [...new Set((similar.length > 0 ? similar : held).map((each) => each.name))]
  const more = names.length > NAMES_SHOWN ? ' and others; list them with: crossgrade product list' : ''
  const instead = names.length > 0 ? `; they have ${names.slice(0, NAMES_SHOWN).join(', ')}${more}` : ''
  return invalid('Nobody has this product.', [
    { path: 'productMove.from', message: `no customer has ${JSON.stringify(name)} by its whole name or offer id${instead}` },
  ])
}
