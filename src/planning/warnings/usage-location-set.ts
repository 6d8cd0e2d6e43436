import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** Users who get a usage location before their swap. */
export function usageLocationSet({ moves }: Considered): readonly Warning[] {
  const byCountry = Map.groupBy(
    moves.users.filter((user) => user.usageLocation !== null),
    (user) => user.usageLocation,
  )
  return [...byCountry]
    .map(([country, users]) => ({ country, users: users.length, named: users.slice(0, 20).map((user) => user.userPrincipalName) }))
    .sort((a, b) => ((a.country ?? '') < (b.country ?? '') ? -1 : 1))
    .map((facts) => ({ code: 'usage-location-set', facts }))
}
