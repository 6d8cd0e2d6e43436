import type { Choices, CustomerChoices, Gate, Gates, UserChoices } from '../../domain/choices.ts'
import { id, type CustomerId, type OptionId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import { findCustomersOfUsers } from '../../store/find-named.ts'
import type { SnapshotStatus } from '../../store/snapshots.ts'
import type { ChoicesInput } from '../contract/choices-input.ts'
import type { ApiDeps } from '../deps.ts'
import { wrongField } from '../problems/fields.ts'

/** What one customer has of its own. */
export type Own = readonly [CustomerId, Partial<CustomerChoices>]

/** Those of one customer together, whether it was named by id, by domain or through its users; the later wins. */
export function mergeOwn(all: readonly Own[]): Choices['customers'] {
  const found = new Map<CustomerId, Partial<CustomerChoices>>()
  for (const [customer, own] of all) {
    const before = found.get(customer) ?? {}
    const options = { ...before.options, ...own.options }
    const policies = { ...before.policies, ...own.policies }
    const users = oneEntryEach([...(before.users ?? []), ...(own.users ?? [])])
    const both = {
      ...before,
      ...own,
      ...(before.options || own.options ? { options } : {}),
      ...(before.policies || own.policies ? { policies } : {}),
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
    ...names.filter((name) => !known.has(name)).map((name) => wrongField(`users: ${name}`, 'user-holds-nothing')),
    ...users.flatMap(({ option }) =>
      option === null || options.has(option) ? [] : [wrongField(`users: ${option}`, 'option-of-no-retirement')],
    ),
  ]
}

/** Of seat limits and of waits, what the customer's leave out is the plan's. */
export function toOwn(
  { users, seatLimits, waitBefore, ...own }: ChoicesInput['customers'][string],
  plan: Pick<ChoicesInput, 'seatLimits' | 'waitBefore'>,
): Partial<CustomerChoices> {
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const { minimum = plan.seatLimits.minimum, maximum = plan.seatLimits.maximum } = seatLimits ?? {}
  return {
    ...given,
    ...(seatLimits ? { seatLimits: { minimum, maximum } } : {}),
    ...(waitBefore ? { waitBefore: toGates({ ...plan.waitBefore, ...withoutUndefined(waitBefore) }) } : {}),
    ...(users ? { users: users.map(toUserChoices) } : {}),
  }
}

function withoutUndefined<T extends object>(given: T): { [name in keyof T]?: NonNullable<T[name]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [name in keyof T]?: NonNullable<T[name]>
  }
}

/** Moments in the one spelling that sorts as text. */
export function toGates({ buy, move, suspend }: ChoicesInput['waitBefore']): Gates {
  const toGate = (gate: string): Gate => (gate === 'open' || gate === 'person' ? gate : instant(gate))
  return { buy: toGate(buy), move: toGate(move), suspend: toGate(suspend) }
}

function toUserChoices({ users, option, usageLocation }: ChoicesInput['users'][number]): UserChoices {
  return { users, option: option === null ? null : id<OptionId>(option), usageLocation }
}
