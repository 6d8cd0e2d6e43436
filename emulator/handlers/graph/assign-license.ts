import { isoTime } from '../../duration.ts'
import type { LicenseRequested } from '../../events.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import { changeLicenses } from '../../lifecycle/change-licenses.ts'
import type { License, User } from '../../store/users.ts'
import type { Assignment } from './assignment.ts'
import { checkAssignment } from './check-assignment.ts'
import { badRequest, resourceNotFound } from './graph-error.ts'
import { licensesAfter } from './licenses-after.ts'
import { entityOf } from './odata.ts'
import { readAssignment } from './read-assignment.ts'
import { userToGraph } from './user-to-graph.ts'

/** Adds and removes together or not at all (Microsoft Graph v1.0, user: assignLicense). */
export function assignLicense(call: CustomerCall): Answer {
  const { world, customer, now, seq, params } = call
  const asked = readAssignment(call.body)
  if (typeof asked === 'string') return badRequest(asked)
  const user = world.users.find(customer.id, params['user'] ?? '')
  if (!user) return resourceNotFound(params['user'] ?? '')
  const held = world.users.licensesOf(customer.id, user.id)
  const refusal = checkAssignment(world, user, held, asked)
  logRequest(call, user, held, asked, refusal?.reason ?? null)
  if (refusal) return badRequest(refusal.message)
  changeLicenses(world, user, licensesAfter(held, asked, now), { actor: 'client', requestSeq: seq, at: now })
  return { ...entityOf(call.request, 'users', userToGraph(world, user, null, now)), applied: true }
}

function logRequest(call: CustomerCall, user: User, held: readonly License[], asked: Assignment, refusedWith: string | null): void {
  const takesUnitOf = asked.add.map((one) => one.skuId).filter((skuId) => !held.some((license) => license.skuId === skuId))
  const event: Omit<LicenseRequested, 'id'> = {
    kind: 'license:requested',
    at: isoTime(call.now),
    actor: 'client',
    customerId: user.customerId,
    requestSeq: call.seq,
    userId: user.id,
    add: asked.add,
    remove: asked.remove,
    takesUnitOf,
    refusedWith,
  }
  call.world.log.append(event)
}
