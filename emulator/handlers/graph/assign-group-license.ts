import { isoTime } from '../../duration.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import { membersOf, planForMembers } from '../../lifecycle/plan-group-work.ts'
import type { Group } from '../../store/groups.ts'
import type { World } from '../../world.ts'
import type { Assignment, Refusal } from './assignment.ts'
import { checkSkus } from './check-assignment.ts'
import { checkFinalState } from './check-final-state.ts'
import { badRequest, resourceNotFound } from './graph-error.ts'
import { groupToGraph } from './group-to-graph.ts'
import { entityOf } from './odata.ts'
import { readAssignment } from './read-assignment.ts'

/**
 * Changes the group at once and its members later, one by one; answers 202 (Microsoft Graph v1.0, group: assignLicense). Whether a
 * member can have it is found out then.
 */
export function assignGroupLicense(call: CustomerCall): Answer {
  const { world, customer, now, seq, params } = call
  const asked = readAssignment(call.body)
  if (typeof asked === 'string') return badRequest(asked)
  const group = world.groups.find(customer.id, params['group'] ?? '')
  if (!group) return resourceNotFound(params['group'] ?? '')
  const licenses = licensesAfter(group, asked)
  const refusal = checkGroup(world, group, asked, licenses)
  logGroupRequest(call, group, asked, membersOf(world, group), refusal?.reason ?? null)
  if (refusal) return badRequest(refusal.message)
  planForMembers(world, { ...group, licenses }, { actor: 'client', requestSeq: seq, at: now })
  const changed = world.groups.find(customer.id, group.id) ?? group
  return { ...entityOf(call.request, 'groups', groupToGraph(world, changed, null)), status: 202, applied: true }
}

/** What a request takes of units, by what its members hold now. */
export function logGroupRequest(
  { world, now, seq }: Pick<CustomerCall, 'world' | 'now' | 'seq'>,
  group: Group,
  asked: Assignment,
  userIds: Iterable<string>,
  refusedWith: string | null,
): void {
  const taken = new Map<string, number>()
  for (const userId of userIds) {
    const held = world.users.licensesOf(group.customerId, userId)
    for (const { skuId } of asked.add) if (!held.some((license) => license.skuId === skuId)) taken.set(skuId, (taken.get(skuId) ?? 0) + 1)
  }
  world.log.append({
    kind: 'group:requested',
    at: isoTime(now),
    actor: 'client',
    customerId: group.customerId,
    requestSeq: seq,
    groupId: group.id,
    groupName: group.name,
    add: asked.add,
    remove: asked.remove,
    takes: Array.from(taken, ([skuId, units]) => ({ skuId, units })),
    refusedWith,
  })
}

function licensesAfter({ licenses }: Group, { add, remove }: Assignment): Group['licenses'] {
  const added = new Set(add.map((one) => one.skuId))
  return [...licenses.filter(({ skuId }) => !remove.includes(skuId) && !added.has(skuId)), ...add]
}

/** Products of one group must go together by themselves: a prerequisite that a member has from elsewhere does not count. */
function checkGroup(world: World, group: Group, asked: Assignment, licenses: Group['licenses']): Refusal | undefined {
  const missing = asked.remove.some((skuId) => !group.licenses.some((license) => license.skuId === skuId))
  return (
    checkSkus(world, group.customerId, asked) ??
    (missing ? { reason: 'NOT_HELD' as const, message: 'Group does not have a corresponding license.' } : undefined) ??
    checkFinalState(
      world,
      group,
      licenses.map((license) => ({ ...license, group: group.id })),
    )
  )
}
