import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** Graph refuses a direct assignment to a user without a usage location (licensing notes, B.5), and none is chosen for them. */
export function usageLocationMissing({ moves }: Considered): Blocker | undefined {
  const located = new Set(moves.findings.filter(({ holder }) => holder.usageLocation).map(({ holder }) => holder.id))
  const without = moves.users.filter((user) => user.add.length > 0 && !located.has(user.user) && user.usageLocation === null)
  if (without.length === 0) return undefined
  return { code: 'usage-location-missing', facts: { users: without.map((user) => user.userPrincipalName).sort() } }
}
