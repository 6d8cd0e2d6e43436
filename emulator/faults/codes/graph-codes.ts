import { graphCode as code } from './code-row.ts'
import type { StatusCode } from './code-row.ts'
import { EVERY, OF_A_USER } from './operation-groups.ts'

const ASSIGN = ['assignLicense']

/** What Graph answers; the key phrases of refused assignments are those that are reported (Microsoft Graph v1.0, assignLicense and throttling). */
export const GRAPH_CODES: readonly StatusCode[] = [
  code(400, 'COUNT_VIOLATION', 'Subscription with SKU {sku} does not have any available licenses.', ASSIGN),
  code(400, 'MUTUALLY_EXCLUSIVE', 'Exchange Online (Plan 1), Exchange Online (Plan 2) are mutually exclusive.', ASSIGN),
  code(400, 'DEPENDENCY', 'The service plan Teams Audio Conferencing depends on the service plan(s) Microsoft Teams.', ASSIGN),
  code(400, 'USAGE_LOCATION', 'License assignment cannot be done for user with invalid usage location.', ASSIGN),
  code(400, 'INHERITED', 'User license is inherited from a group membership and it cannot be removed directly from the user.', ASSIGN),
  code(400, 'INVALID_SKU', 'License {sku} does not correspond to a valid company License.', ASSIGN),
  code(400, 'DISABLED_PLANS', 'A service plan in disabledPlans does not belong to the license {sku}.', ASSIGN),
  code(400, 'NOT_HELD', 'User does not have a corresponding license.', ASSIGN),
  code(400, 'UNIQUENESS', 'Another object with the same value for property proxyAddresses already exists.', ASSIGN),
  code(404, 'NOT_FOUND', "Resource '{user}' does not exist or one of its queried reference-property objects are not present.", OF_A_USER, {
    wireCode: 'Request_ResourceNotFound',
  }),
  code(403, 'FORBIDDEN', 'Insufficient privileges to complete the operation.', EVERY, { wireCode: 'Authorization_RequestDenied' }),
  code(401, 'TOKEN', 'Lifetime validation failed, the token is expired or unknown.', EVERY, { wireCode: 'InvalidAuthenticationToken' }),
  code(
    400,
    'CONCURRENCY',
    'License assignment failed with LicenseAssignmentAttributeConcurrencyException: another request is changing the licenses of this user.',
    ASSIGN,
    { otherStatuses: [409, 412] },
  ),
  code(429, 'THROTTLED', 'Too many requests from this application.', EVERY, { wireCode: 'TooManyRequests' }),
  code(500, 'TRANSIENT', 'The service failed for a moment.', EVERY, {
    wireCode: 'Service_InternalServerError',
    otherStatuses: [502, 503, 504],
  }),
  code(424, 'DEPENDENCY_FAILED', 'A request that this one depends on has failed.', EVERY, { wireCode: 'failedDependency' }),
  code(412, 'PRECONDITION', 'A precondition of the request is not met.', EVERY, { wireCode: 'PreconditionFailed' }),
  code(400, 'UNSUPPORTED_QUERY', 'The query is not supported.', ['listUsers', 'getUser', 'listGroups', 'listSubscribedSkus'], {
    wireCode: 'Request_UnsupportedQuery',
  }),
  code(400, 'EXPIRED_PAGE', 'The specified page token value has expired and can no longer be included in your request.', ['listUsers'], {
    wireCode: 'Directory_ExpiredPageToken',
    laterPagesOnly: true,
  }),
]

/** Graph's own code for a failure that passes. */
export const TRANSIENT_CODES: Readonly<Record<number, string>> = {
  500: 'Service_InternalServerError',
  502: 'BadGateway',
  503: 'serviceNotAvailable',
  504: 'UnknownError',
}
