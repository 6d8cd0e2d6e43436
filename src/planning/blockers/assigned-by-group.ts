import type { Blocker } from '../../domain/plan.ts'
import { holdersOf, targetOf, type Move } from '../move.ts'

/** A license inherited from a group cannot be changed on the user; moving groups is not built yet. */
export function assignedByGroup(move: Move): Blocker | undefined {
  if (targetOf(move)?.skuId === move.oldSku) return undefined
  const inherited = holdersOf(move).filter((holder) => groupsOf(holder, move).length > 0)
  if (inherited.length === 0) return undefined
  const groups = [...new Set(inherited.flatMap((holder) => groupsOf(holder, move)))].sort()
  return { code: 'assigned-by-group', facts: { users: inherited.length, groups } }
}

function groupsOf(holder: Move['snapshot']['holders'][number], move: Move): readonly string[] {
  return holder.paths.flatMap((path) => (path.skuId === move.oldSku && path.group !== null ? [path.group] : []))
}
