import type { Choices, CustomerChoices, UserChoices } from '../../domain/choices.ts'
import { id, type CustomerId, type OptionId } from '../../domain/id.ts'
import { findCustomersOfUsers } from '../../store/find-named.ts'
import type { SnapshotStatus } from '../../store/snapshots.ts'
import type { ChoicesInput } from '../contract/choices-input.ts'
import type { ApiDeps } from '../deps.ts'

/** What one customer has of its own. */
export type Own = readonly [CustomerId, Partial<CustomerChoices>]

/** Those of one customer together, whether it was named by id, by domain or through its users; the later wins. */
export function mergeOwn(all: readonly Own[]): Choices['customers'] {
  const found = new Map<CustomerId, Partial<CustomerChoices>>()
  for (const [customer, own] of all) {
    const before = found.get(customer) ?? {}
    const options = { ...before.options, ...own.options }
    const users = oneEntryEach([...(before.users ?? []), ...(own.users ?? [])])
    const both = {
      ...before,
      ...own,
      ...(before.options || own.options ? { options } : {}),
      ...(before.users || own.users ? { users } : {}),
    }
    found.set(customer, both)
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What several entries say of a user, in one; the later wins where both say something. */
function oneEntryEach(entries: readonly UserChoices[]): readonly UserChoices[] {
  const found = new Map<string, Pick<UserChoices, 'option' | 'usageLocation'>>()
  for (const { users, option, usageLocation } of entries) {
    for (const user of users) {
      const before = found.get(user)
      found.set(user, { option: option ?? before?.option ?? null, usageLocation: usageLocation ?? before?.usageLocation ?? null })
    }
  }
  const alike = Map.groupBy(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)),
    ([, said]) => JSON.stringify([said.option, said.usageLocation]),
  )
  return [...alike.values()].flatMap((same) => same.slice(0, 1).map(([, said]) => ({ users: same.map(([user]) => user), ...said })))
}

/** Users named for the plan, as their customers' own. */
export async function usersByCustomer(
  users: ChoicesInput['users'],
  snapshot: SnapshotStatus,
  { db }: Pick<ApiDeps, 'db'>,
): Promise<readonly Own[]> {
  const customers = await findCustomersOfUsers(
    db,
    snapshot.id,
    users.flatMap((each) => each.users),
  )
  return users.flatMap((each) =>
    [...Map.groupBy(each.users, (user) => customers.get(user))].flatMap(([customer, theirs]): Own[] =>
      customer === undefined ? [] : [[customer, { users: [toUserChoices({ ...each, users: theirs })] }]],
    ),
  )
}

export async function checkUsers(users: ChoicesInput['users'], snapshot: SnapshotStatus, { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>) {
  const names = users.flatMap((each) => each.users)
  const known = await findCustomersOfUsers(db, snapshot.id, names)
  const options = new Set<string>(catalog.retirements.flatMap((retirement) => retirement.options.map((option) => option.id)))
  return [
    ...names
      .filter((name) => !known.has(name))
      .map((name) => ({ path: `users: ${name}`, message: 'nobody of this user principal name holds a product that is to be replaced' })),
    ...users.flatMap(({ option }) =>
      option === null || options.has(option)
        ? []
        : [{ path: `users: ${option}`, message: 'no retirement has this option; see: crossgrade retirement show' }],
    ),
  ]
}

/** Of seat limits, what the customer's leave out is the plan's. */
export function toOwn({ users, seatLimits, ...own }: ChoicesInput['customers'][string], plan: ChoicesInput): Partial<CustomerChoices> {
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const { minimum = plan.seatLimits.minimum, maximum = plan.seatLimits.maximum } = seatLimits ?? {}
  return { ...given, ...(seatLimits ? { seatLimits: { minimum, maximum } } : {}), ...(users ? { users: users.map(toUserChoices) } : {}) }
}

function toUserChoices({ users, option, usageLocation }: ChoicesInput['users'][number]): UserChoices {
  return { users, option: option === null ? null : id<OptionId>(option), usageLocation }
}
