import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { unreadGroups } from '../group-moves.ts'
import { removedSkus } from '../move.ts'
import { namedUsers } from './named-users.ts'

/** A license inherited from a group goes with the group, and of this one nothing could be read. */
export function assignedByGroup(move: Considered): Blocker | undefined {
  const { findings, groups } = move.moves
  const unread = findings.map((finding) => ({ finding, ids: unreadGroups(finding.holder, removedSkus(finding.destination, move), groups) }))
  const hit = unread.filter(({ ids }) => ids.length > 0)
  if (hit.length === 0) return undefined
  const ids = [...new Set(hit.flatMap((each) => each.ids))].sort()
  return { code: 'assigned-by-group', facts: { groups: ids, ...namedUsers(hit.map(({ finding }) => finding)) } }
}
