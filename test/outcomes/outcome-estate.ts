import type { Estate, EstateCustomer, EstateSubscription, EstateUser, OwnProduct } from '../../emulator/estates/estate.ts'
import { builtInProducts } from '../../emulator/reference/built-in-products.ts'
import type { Product, Segment } from '../../emulator/reference/product.ts'
import type { RetiredOffer } from '../../src/domain/catalog.ts'
import type { Cell } from './list-cells.ts'
import type { Book } from './read-expected.ts'

/** How many customers a cell has, one or one for each of its retired offers, and how many users each customer. */
export interface Form {
  readonly everyOffer: boolean
  readonly users: number
}

/** A customer of the estate, and the cell that it stands for. */
export interface Case {
  readonly cell: Cell
  /** The directory SKUs that everybody is to end with. */
  readonly targets: readonly string[]
  readonly offer: RetiredOffer
  readonly domain: string
  /** The first has every service on, the second one switched off. */
  readonly users: readonly string[]
}

const NAME = 'outcomes'
const BUILT_IN = builtInProducts(NAME)

/** The customers for these cells. */
export function listCases(cells: readonly Cell[], form: Form): readonly Case[] {
  return cells.flatMap((cell) =>
    (form.everyOffer ? cell.offers : cell.offers.slice(0, 1)).map((offer, i): Case => {
      const { option, row, segment, table } = cell
      const domain = `${row.id ?? row.option}${i === 0 ? '' : `-${i + 1}`}.${segment}.${table.id}.example`
      const targets = option.products.map(({ skuId }) => skuId)
      return { cell, targets, offer, domain, users: Array.from({ length: form.users }, (_, n) => `user${n + 1}@${domain}`) }
    }),
  )
}

/** A book in which each case is a customer. */
export function outcomeEstate(book: Book, cases: readonly Case[]): Estate {
  const offers = [...new Set(cases.map((each) => each.offer))]
  return {
    format: 1,
    name: NAME,
    clock: book.clock,
    partner: { name: 'Practice Partner', country: 'US' },
    products: offers.flatMap((offer) => ownProduct(offer) ?? []),
    customers: cases.map(aCustomer),
  }
}

function aCustomer({ cell, offer, domain, users }: Case): EstateCustomer {
  const product = ownProduct(offer)?.id ?? builtIn(offer).id
  const beside = cell.row.beside[cell.segment]
  const products = beside === undefined ? [product] : [product, beside]
  return {
    name: domain.replace('.example', ''),
    domain,
    country: 'US',
    segment: segmentOf(offer),
    why: `${cell.row.option} for ${cell.segment}`,
    subscriptions: products.map((each) => aSubscription(each, users.length + 1, each !== product)),
    users: users.map((upn, i) => aUser(upn, i === 1, products, cell, offer)),
  }
}

function aSubscription(product: string, quantity: number, autoRenew: boolean): EstateSubscription {
  return { product, family: 'legacy', quantity, termEnds: 'P300D', autoRenew }
}

function aUser(upn: string, isSwitchedOff: boolean, products: readonly string[], { table }: Cell, offer: RetiredOffer): EstateUser {
  const pattern = new RegExp(table.switchedOff)
  const licenses = products.map((product) => {
    const { servicePlans } = BUILT_IN.find(({ id }) => id === product) ?? builtIn(offer)
    const disabledPlans = servicePlans.map(({ name }) => name).filter((name) => isSwitchedOff && pattern.test(name))
    return disabledPlans.length > 0 ? { product, disabledPlans } : { product }
  })
  return { upn, usageLocation: 'US', licenses }
}

/** @throws Error where the emulator has no such product */
function builtIn(offer: RetiredOffer): Product {
  const found = BUILT_IN.find(
    (product) => product.retired && (product.title === offer.name || product.legacy.some((each) => isSame(each, offer))),
  )
  if (!found) throw new Error(`the emulator has no product for the retired offer ${offer.name}`)
  return found
}

function isSame(known: Product['legacy'][number], offer: RetiredOffer): boolean {
  return offer.offerId === null ? known.name === offer.name : known.offerId?.toLowerCase() === offer.offerId
}

/** The emulator sells a segment the first offer that a product has for it: another one takes a product of its own. */
function ownProduct(offer: RetiredOffer): OwnProduct | undefined {
  const { id, title, partNumber, servicePlans, skuId, legacy } = builtIn(offer)
  if (offer.offerId === null || legacy.length < 2) return undefined
  return {
    id: `${id}-${offer.segment ?? ''}`,
    title,
    partNumber,
    servicePlans,
    legacy: { offerId: offer.offerId, name: offer.name },
    retired: true,
    ...(skuId === null ? {} : { skuId }),
  }
}

function segmentOf({ segment }: RetiredOffer): Segment {
  if (segment === null) return 'commercial'
  return segment === 'education-faculty' || segment === 'education-student' ? 'education' : segment
}
