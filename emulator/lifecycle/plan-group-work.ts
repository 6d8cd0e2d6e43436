import type { GroupWork } from '../store/group-work.ts'
import type { Group } from '../store/groups.ts'
import type { World } from '../world.ts'
import type { Cause } from './save-subscription.ts'

const AT_ONCE = 1000

/** Every member's licenses are brought in line with the group's, one after the other, after a while (Entra, group-based licensing). */
export function planForMembers(world: World, group: Group, cause: Cause): void {
  const from = cause.at + world.settings.lagMs('groups')
  world.groups.save({ ...group, processedFrom: from })
  let dueAt = from
  for (const userId of membersOf(world, group)) {
    world.groupWork.plan(workFor(group, userId, dueAt, cause))
    dueAt += world.settings.lagMs('groupMember')
  }
}

/** One member's, who joined, left, or is to be processed again. */
export function planForMember(world: World, group: Group, userId: string, cause: Cause): void {
  world.groupWork.plan(workFor(group, userId, cause.at + world.settings.lagMs('groups'), cause))
}

export function* membersOf(world: World, group: Group): Iterable<string> {
  for (let after = ''; ;) {
    const ids = world.groups.members(group, after, AT_ONCE)
    yield* ids
    const last = ids.at(-1)
    if (last === undefined || ids.length < AT_ONCE) return
    after = last
  }
}

function workFor({ customerId, id }: Group, userId: string, dueAt: number, { actor, requestSeq }: Cause): GroupWork {
  return { customerId, groupId: id, userId, dueAt, actor, requestSeq }
}
