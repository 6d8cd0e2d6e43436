import type { Blocker } from '../../domain/plan.ts'
import { seatsNeeded, type Move } from '../move.ts'

/** Graph refuses a direct assignment to a user without a usage location (licensing notes, B.5). */
export function usageLocationMissing(move: Move): Blocker | undefined {
  const without = seatsNeeded(move).filter((holder) => !holder.usageLocation)
  if (without.length === 0) return undefined
  return { code: 'usage-location-missing', facts: { users: without.map((holder) => holder.userPrincipalName).sort() } }
}
