import { isoTime } from '../../duration.ts'
import { isMembers } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import { COUNTRY_CODES } from './country-codes.ts'
import { badRequest, refuse, resourceNotFound } from './graph-error.ts'

/** Sets where a user uses the services; answers 204 (Microsoft Graph v1.0, update user). Other members are not built. */
export function updateUser(call: CustomerCall): Answer {
  const { world, customer, params, body, now, seq } = call
  if (!isMembers(body) || body['usageLocation'] === undefined)
    return badRequest("A JSON object with the members to change is expected, such as 'usageLocation'.")
  const unbuilt = Object.keys(body).find((name) => name !== 'usageLocation' && !name.startsWith('@odata.'))
  if (unbuilt !== undefined)
    return refuse(
      501,
      'notImplemented',
      `The emulator has not built PATCH of a user's ${unbuilt}, only of usageLocation.`,
      call.request,
      now,
    )
  const user = world.users.find(customer.id, params['user'] ?? '')
  if (!user) return resourceNotFound(params['user'] ?? '')
  const after = body['usageLocation']
  if (typeof after !== 'string' || !COUNTRY_CODES.has(after))
    return badRequest("Invalid value specified for property 'usageLocation' of resource 'User'.")
  const { id: userId, userPrincipalName, usageLocation: before } = user
  world.users.save({ ...user, usageLocation: after })
  const who = { actor: 'client', customerId: customer.id, requestSeq: seq, userId, userPrincipalName } as const
  if (after !== before) world.log.append({ kind: 'user:located', at: isoTime(now), ...who, before, after })
  return { status: 204, applied: true }
}
