import type { LicenseHolder } from '../domain/snapshot.ts'
import type { Move } from './move.ts'

/** The usage location that a holder who has none is given, by their own choice, else the customer's; null: none is chosen. */
export function usageLocationOf(holder: Pick<LicenseHolder, 'userPrincipalName'>, move: Pick<Move, 'choices' | 'snapshot'>): string | null {
  const own = move.choices.users.find((each) => each.users.includes(holder.userPrincipalName.toLowerCase()))
  return own?.usageLocation ?? defaultUsageLocation(move)
}

export function defaultUsageLocation({ choices, snapshot }: Pick<Move, 'choices' | 'snapshot'>): string | null {
  return choices.usageLocation === 'customer-country' ? snapshot.market : choices.usageLocation
}
