import type { LicenseState } from '../events.ts'
import type { License, User, UserStore } from '../store/users.ts'
import type { World } from '../world.ts'
import { eventsSince, firstSince } from './history.ts'

/** A customer's users and their licenses as they were: who came since is missing; who left since is not brought back. */
export function usersAsOf(world: World, customerId: string, then: number): UserStore {
  const changed = firstSince(world, customerId, 'user:changed', then, (event) => event.userId)
  const located = firstSince(world, customerId, 'user:located', then, (event) => event.userId)
  const wasThere = (user: User): boolean => user.createdAt <= then && changed.get(user.id)?.before !== null
  const putBack = (user: User): User => {
    const move = located.get(user.id)
    return move ? { ...user, usageLocation: move.before } : user
  }
  const licensesOf = (id: string, userId: string): License[] => {
    const before = changed.get(userId)?.before
    return before ? before.map((state) => ({ ...state, assignedAt: then })) : world.users.licensesOf(id, userId)
  }
  const everybody = (id: string, query: Parameters<UserStore['page']>[1], after: string): User[] =>
    world.users
      .page(id, { ...query, skuId: undefined }, after, Number.MAX_SAFE_INTEGER)
      .filter((user) => wasThere(user) && (query.skuId === undefined || holds(licensesOf(id, user.id), query.skuId)))
      .map(putBack)
  return {
    ...world.users,
    find(id, idOrUpn) {
      const user = world.users.find(id, idOrUpn)
      return user && wasThere(user) ? putBack(user) : undefined
    },
    page: (id, query, after, size) => everybody(id, query, after).slice(0, size),
    count: (id) => everybody(id, {}, '').length,
    licensesOf,
    consumed: (id, skuId) => world.users.consumed(id, skuId) - takenSince(world, customerId, skuId, then),
    holders: (id, skuId) => everybody(id, { skuId }, ''),
  }
}

function holds(licenses: readonly LicenseState[] | null, skuId: string): boolean {
  return (licenses ?? []).some((license) => license.skuId === skuId)
}

/** Units of a SKU that were taken since, less those that were given back. */
function takenSince(world: World, customerId: string, skuId: string, then: number): number {
  return eventsSince(world, customerId, 'user:changed', then).reduce(
    (sum, { before, after }) => sum + Number(holds(after, skuId)) - Number(holds(before, skuId)),
    0,
  )
}
