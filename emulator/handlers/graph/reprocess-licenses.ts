import type { Answer, CustomerCall } from '../../http/operation.ts'
import { planForMember } from '../../lifecycle/plan-group-work.ts'
import { logGroupRequest } from './assign-group-license.ts'
import { resourceNotFound } from './graph-error.ts'
import { entityOf } from './odata.ts'
import { userToGraph } from './user-to-graph.ts'

/** Has all groups of a user looked at again; answers the user as they are now (Microsoft Graph v1.0, user: reprocessLicenseAssignment). */
export function reprocessLicenses(call: CustomerCall): Answer {
  const { world, customer, params, now, seq } = call
  const user = world.users.find(customer.id, params['user'] ?? '')
  if (!user) return resourceNotFound(params['user'] ?? '')
  for (const group of world.groups.ofUser(customer.id, user.id)) {
    const unstuck = { ...group, stuck: group.stuck.filter((id) => id !== user.id) }
    world.groups.save(unstuck)
    logGroupRequest(call, unstuck, { add: group.licenses, remove: [] }, [user.id], null)
    planForMember(world, unstuck, user.id, { actor: 'client', requestSeq: seq, at: now })
  }
  return { ...entityOf(call.request, 'users', userToGraph(world, user, null, now)), applied: true }
}
