import { camelCased, isGuid, membersOf, textOf } from '../../http/members.ts'
import { readBearer } from '../../http/bearer.ts'
import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import type { Manner } from '../../http/manner.ts'
import type { World } from '../../world.ts'
import { mayDo } from '../roles.ts'
import { refuse } from './partner-center-error.ts'

/** How Partner Center lets in, refuses and names things (Partner Center REST, authentication and error codes, 2023-10). */
export const partnerCenterManner: Manner = {
  api: 'partner-center',
  authenticate(world, request, now) {
    const bearer = readBearer(world, request, now, 'partner-center')
    if ('token' in bearer) return bearer
    return { refused: unauthorized(bearer.why) }
  },
  customerIdOf: (_operation, params) => params['customer']?.toLowerCase() ?? null,
  throttled(_request, retryAfterMs) {
    if (retryAfterMs === null) return { status: 429, body: { statusCode: 429, message: 'Rate limit is exceeded.' }, errorCode: '429' }
    const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000))
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`
    return { status: 429, headers: { 'retry-after': String(seconds) }, body: { statusCode: 429, message }, errorCode: '429' }
  },
  unavailable: (_request, status) => refuse(status, 800003, 'The service is temporarily unavailable.'),
  badBody: () => refuse(400, 800002, 'The request body is not valid JSON.'),
  run: (operation, call) => {
    if (operation.needsUser === true && call.token?.kind !== 'app+user')
      return refuse(403, 900329, 'Application only access is not supported for this operation. Use an App+User token.')
    if (!mayDo(call.token, operation.right ?? 'read'))
      return refuse(403, 900150, `The role of ${call.token?.person?.upn ?? 'the user'} has no right to do this.`)
    return operation.isWrite ? once(operation, call) : runOperation(operation, call)
  },
  requestId: (request) => request.headers['ms-requestid'] ?? null,
  correlationId: (request) => request.headers['ms-correlationid'] ?? null,
}

function unauthorized(why: 'missing' | 'unknown' | 'audience'): Answer {
  const refused =
    why === 'audience'
      ? refuse(401, 900420, 'The audience of the token is not supported.')
      : refuse(401, 800001, 'The partner token is missing, unknown or expired.')
  return { ...refused, headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' } }
}

/** The same MS-RequestId within its retention gets the first answer again, without effect. */
function once(operation: Operation, call: Call): Answer {
  const { world, request, now } = call
  const requestId = request.headers['ms-requestid']
  const retentionMs = world.settings.current().requestIdRetentionSeconds * 1000
  if (requestId === undefined || retentionMs === 0) return runOperation(operation, call)
  const first = world.replies.find(requestId, now - retentionMs)
  if (first?.method === request.method && first.path === request.path) {
    logRepeat(operation, call, first.body)
    return { status: first.status, body: first.body, headers: first.headers ?? {} }
  }
  const answer = runOperation(operation, call)
  if (answer.status < 500)
    world.replies.keep(requestId, now, {
      method: request.method,
      path: request.path,
      status: answer.status,
      body: answer.body,
      headers: answer.headers ?? {},
    })
  return answer
}

function runOperation(operation: Operation, call: Call): Answer {
  const camel: Call = { ...call, body: camelCased(call.body) }
  if (!operation.customerScoped) return operation.handle(camel)
  const found = findCustomer(camel.world, camel.params['customer'] ?? '')
  return 'refused' in found ? found.refused : operation.handle({ ...camel, customer: found.customer })
}

function findCustomer(world: World, id: string): { customer: CustomerCall['customer'] } | { refused: Answer } {
  if (!isGuid(id)) return { refused: refuse(400, 900118, `"${id}" is no customer id: expected a GUID.`) }
  const customer = world.customers.find(id)
  if (!customer) return { refused: refuse(404, 60003, `The tenant ${id} was not found.`) }
  if (customer.relationship === 'none') return { refused: refuse(403, 20002, 'There is no commerce relationship with this customer.') }
  return { customer }
}

/** A purchase that is only answered again is a repeat all the same. */
function logRepeat(operation: Operation, call: Call, firstBody: unknown): void {
  const customerId = call.params['customer']?.toLowerCase() ?? ''
  const orderId = textOf(membersOf(firstBody)['id'])
  const isOrder = operation.name === 'createOrder' || operation.name === 'patchOrder'
  if (isOrder && orderId !== undefined) return logRepeatedPurchase(call, customerId, null, orderId)
  if (operation.name !== 'checkout') return
  const cart = call.world.carts.find(customerId, call.params['cart'] ?? '')
  for (const orderId of cart?.orderIds ?? []) logRepeatedPurchase(call, customerId, cart?.id ?? null, orderId)
}

export function logRepeatedPurchase(call: Call, customerId: string, cartId: string | null, orderId: string): void {
  const { world, now, seq, answered } = call
  const at = new Date(now).toISOString()
  world.log.append({
    kind: 'purchased',
    at,
    actor: 'client',
    customerId,
    requestSeq: seq,
    cartId,
    orderId,
    repeatOf: orderId,
    answered,
    lines: [],
  })
}
