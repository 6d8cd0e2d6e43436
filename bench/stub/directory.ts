import type { World } from '../../emulator/world.ts'
import type { License, User, UserStore } from '../../emulator/store/users.ts'

/** The users of every customer: as many each, of whom only what SKU they hold is kept, a byte per user. */
export interface Directory {
  /** As the emulator asks for them. */
  readonly store: UserStore
  readonly oldSku: string
  readonly newSku: string
  /** Users who hold a SKU, by number, from a number on. */
  holders(customerId: string, skuId: string, from: number, limit: number): readonly number[]
  /** The one SKU that the user holds. */
  skuOf(customerId: string, user: number): string
  /** Service plans that are switched off in the new SKU: the same for all of a customer's users, as the last swap had it. */
  offIn(customerId: string): readonly string[]
  swap(customerId: string, user: number, to: { readonly skuId: string; readonly disabledPlans: readonly string[] }): void
}

const OLD = 0
const NEW = 1

export function createDirectory(world: World, usersPerCustomer: number): Directory {
  const skuNamed = (product: string): string => world.catalog.getProduct(product).skuId ?? ''
  const [oldSku, newSku] = [skuNamed('o365-e4'), skuNamed('o365-e3')]
  const held = new Map<string, { readonly skus: Uint8Array; moved: number; firstOld: number; off: readonly string[] }>()
  const of = (customerId: string) => {
    const known = held.get(customerId)
    if (known) return known
    const fresh = { skus: new Uint8Array(usersPerCustomer), moved: 0, firstOld: 0, off: [] as readonly string[] }
    held.set(customerId, fresh)
    return fresh
  }
  const consumed = (customerId: string, skuId: string): number => {
    if (skuId === newSku) return of(customerId).moved
    return skuId === oldSku ? usersPerCustomer - of(customerId).moved : 0
  }
  return {
    oldSku,
    newSku,
    store: { ...EMPTY, count: () => usersPerCustomer, consumed },
    holders(customerId, skuId, from, limit) {
      const customer = of(customerId)
      const wanted = skuId === oldSku ? OLD : NEW
      while (customer.skus[customer.firstOld] === NEW) customer.firstOld += 1
      const found: number[] = []
      const start = wanted === OLD ? Math.max(from, customer.firstOld) : from
      for (let user = start; user < usersPerCustomer && found.length < limit; user += 1)
        if (customer.skus[user] === wanted) found.push(user)
      return found
    },
    skuOf: (customerId, user) => (of(customerId).skus[user] === NEW ? newSku : oldSku),
    offIn: (customerId) => of(customerId).off,
    swap(customerId, user, { skuId, disabledPlans }) {
      const customer = of(customerId)
      if (disabledPlans.join() !== customer.off.join() && skuId === newSku) customer.off = disabledPlans
      const to = skuId === newSku ? NEW : OLD
      if (customer.skus[user] === to) return
      customer.skus[user] = to
      customer.moved += to === NEW ? 1 : -1
      if (to === OLD) customer.firstOld = Math.min(customer.firstOld, user)
    },
  }
}

/** What the emulator's own handlers see of users beside their number. */
const EMPTY: UserStore = {
  find: (): User | undefined => undefined,
  save: () => undefined,
  remove: () => undefined,
  page: () => [],
  count: () => 0,
  licensesOf: (): License[] => [],
  setLicenses: () => undefined,
  consumed: () => 0,
  holders: () => [],
}

/** User ids sort like the users' numbers. */
export function userId(customerId: string, user: number): string {
  return `${user.toString(16).padStart(8, '0')}-0000-5000-8000-${customerId.slice(-12)}`
}

export function userNumber(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16)
}
