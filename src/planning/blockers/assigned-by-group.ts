import type { Blocker } from '../../domain/plan.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import type { Considered } from '../considered.ts'

/** A license inherited from a group cannot be changed on the user; moving groups is not built yet. */
export function assignedByGroup({ moves }: Considered): Blocker | undefined {
  const removed = new Map(moves.users.map((user) => [user.user, user.remove]))
  const groups = moves.findings.map(({ holder }) => groupsOf(holder, removed.get(holder.id) ?? []))
  const inherited = groups.filter((each) => each.length > 0)
  if (inherited.length === 0) return undefined
  return { code: 'assigned-by-group', facts: { users: inherited.length, groups: [...new Set(inherited.flat())].sort() } }
}

function groupsOf(holder: LicenseHolder, removed: readonly string[]): readonly string[] {
  return holder.paths.flatMap((path) => (removed.includes(path.skuId) && path.group !== null ? [path.group] : []))
}
