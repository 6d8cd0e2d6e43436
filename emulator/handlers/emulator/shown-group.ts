import { membersOf } from '../../lifecycle/plan-group-work.ts'
import type { Group } from '../../store/groups.ts'
import type { World } from '../../world.ts'

/** The whole truth about a group. */
export function shownGroup(world: World, group: Group): object {
  const { id, name, licenses, membershipRule, memberGroups, stuck } = group
  const members = [...membersOf(world, group)].length
  return { id, name, licenses, membershipRule, memberGroups, stuck, members, isBeingProcessed: world.groupWork.isOpen(group) }
}
