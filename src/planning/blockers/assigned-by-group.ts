import type { GroupId } from '../../domain/id.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import type { Considered } from '../considered.ts'

/** A license inherited from a group cannot be changed on the user; moving groups is not built yet. */
export function assignedByGroup({ moves, snapshot }: Considered): Blocker | undefined {
  const removed = new Map(moves.users.map((user) => [user.user, user.remove]))
  const inherited = moves.findings.map(({ holder }) => groupsOf(holder, removed.get(holder.id) ?? [])).filter((each) => each.length > 0)
  if (inherited.length === 0) return undefined
  const nameOf = (id: GroupId): string => snapshot.groups.find((group) => group.id === id)?.name || id
  return { code: 'assigned-by-group', facts: { users: inherited.length, groups: [...new Set(inherited.flat())].map(nameOf).sort() } }
}

function groupsOf(holder: LicenseHolder, removed: readonly string[]): readonly GroupId[] {
  return holder.paths.flatMap((path) => (removed.includes(path.skuId) && path.group !== null ? [path.group] : []))
}
