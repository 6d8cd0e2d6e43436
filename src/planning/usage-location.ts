import type { Choices } from '../domain/choices.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'
import type { Move } from './move.ts'

const byUser = new WeakMap<Choices['users'], ReadonlyMap<string, string>>()

/** The usage location that a holder who has none is given, by their own choice, else the customer's; null: none is chosen. */
export function usageLocationOf(holder: Pick<LicenseHolder, 'userPrincipalName'>, move: Pick<Move, 'choices' | 'snapshot'>): string | null {
  return chosenFor(move.choices.users).get(holder.userPrincipalName.toLowerCase()) ?? defaultUsageLocation(move)
}

/** Many users may be named: looked up, not searched for. */
function chosenFor(users: Choices['users']): ReadonlyMap<string, string> {
  const known = byUser.get(users)
  if (known) return known
  const chosen = new Map(
    users.flatMap(({ users: names, usageLocation }) => (usageLocation ? names.map((name) => [name, usageLocation] as const) : [])),
  )
  byUser.set(users, chosen)
  return chosen
}

export function defaultUsageLocation({ choices, snapshot }: Pick<Move, 'choices' | 'snapshot'>): string | null {
  return choices.usageLocation === 'customer-country' ? snapshot.market : choices.usageLocation
}
