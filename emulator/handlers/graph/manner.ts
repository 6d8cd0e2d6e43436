import { readBearer } from '../../http/bearer.ts'
import type { Answer, Call, Operation } from '../../http/operation.ts'
import type { Manner } from '../../http/manner.ts'
import { mayDo } from '../roles.ts'
import { isAdminOf } from './admin-relationships.ts'
import { refuse } from './graph-error.ts'
import { isDownload } from './reports.ts'

/** How Microsoft Graph lets in, refuses and names things. The tenant of the token decides whose directory is seen. */
export const graphManner: Manner = {
  api: 'graph',
  authenticate(world, request, now) {
    if (isDownload(request.path)) return { token: undefined }
    const bearer = readBearer(world, request, now, 'graph')
    if ('token' in bearer) return bearer
    const message =
      bearer.why === 'missing'
        ? 'Access token is empty.'
        : bearer.why === 'audience'
          ? 'Access token validation failure. Invalid audience.'
          : 'Lifetime validation failed, the token is expired or unknown.'
    return {
      refused: {
        ...refuse(401, 'InvalidAuthenticationToken', message, request, now),
        headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' },
      },
    }
  },
  customerIdOf: (_operation, _params, token) => token?.tenant ?? null,
  throttled(request, retryAfterMs) {
    const refused = refuse(429, 'TooManyRequests', 'Too many requests from this application.', request)
    const headers = { 'x-ms-throttle-scope': 'Tenant_Application/ReadWrite' }
    if (retryAfterMs === null) return { ...refused, headers }
    return { ...refused, headers: { ...headers, 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) } }
  },
  unavailable: (request, status) =>
    status === 503
      ? refuse(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', request)
      : refuse(504, 'UnknownError', 'The gateway timed out.', request),
  badBody: (request) => refuse(400, 'BadRequest', 'Unable to read JSON request payload.', request),
  run: (operation, call) => (isDownload(call.request.path) ? undefined : checkAccess(operation, call)) ?? runOperation(operation, call),
  requestId: (request) => request.headers['client-request-id'] ?? null,
  correlationId: (request) => request.headers['client-request-id'] ?? null,
}

/** App-only needs the customer's consent; a person needs the role, and the partner the relationship. */
function checkAccess(operation: Operation, call: Call): Answer | undefined {
  const { world, token, request, now } = call
  const customer = world.customers.find(token?.tenant ?? '')
  if (!customer && !operation.customerScoped && operation.isOfPartner) return undefined
  if (!customer)
    return refuse(501, 'notImplemented', `The emulator has not built ${operation.name} for the partner's own directory.`, request, now)
  const consented = token?.kind === 'app' ? customer.appConsent : isAdminOf(customer, now)
  if (consented && mayDo(token, operation.right ?? 'read')) return undefined
  return refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.', request, now)
}

function runOperation(operation: Operation, call: Call): Answer {
  if (!operation.customerScoped) return operation.handle(call)
  const customer = call.world.customers.find(call.token?.tenant ?? '')
  return customer
    ? operation.handle({ ...call, customer })
    : refuse(404, 'Request_ResourceNotFound', 'The tenant was not found.', call.request, call.now)
}
