import { rowsOf } from '../explanation.ts'

/** Rights in the customer's directory (Microsoft Graph v1.0, error responses). */
const RIGHTS = rowsOf('graph', 'access', [
  {
    code: 'Authorization_RequestDenied',
    what: 'the partner’s account or application has no right to do this in the customer’s directory',
    fix: 'renew the delegated admin relationship with the roles License Administrator and Directory Readers, then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: 'InvalidAuthenticationToken',
    what: 'the token for the customer’s directory is expired or not valid',
    fix: 'sign in again as the partner’s service account',
    whoFixes: 'operator',
  },
])

/** What Graph does not find, or cannot do now (Microsoft Graph v1.0, error responses, JSON batching, throttling). */
const SERVICE = rowsOf('graph', 'service', [
  {
    code: 'Request_ResourceNotFound',
    what: 'the user, or what else was asked for, is not in the directory, or no longer',
    fix: 'nothing to do if the user was deleted; else scan and plan this customer again',
    whoFixes: 'operator',
  },
  {
    code: 'TooManyRequests',
    what: 'Microsoft asks for a pause: this directory gets more requests than it allows',
    fix: 'nothing to do: Crossgrade waits as long as it is told',
    whoFixes: 'crossgrade',
  },
  {
    code: 'Service_InternalServerError',
    what: 'the directory service has trouble of its own',
    fix: 'nothing to do: Crossgrade waits, and reads back what became of it',
    whoFixes: 'crossgrade',
  },
  {
    code: 'serviceNotAvailable',
    what: 'the directory service is not available at the moment',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: 'UnknownError',
    what: 'the directory service did not answer in time',
    fix: 'nothing to do: Crossgrade reads back what became of it',
    whoFixes: 'crossgrade',
  },
  {
    code: 'failedDependency',
    what: 'it was not tried, since a request that it waited for had failed',
    fix: 'retry once the other is cleared',
    whoFixes: 'operator',
  },
  {
    code: 'BadGateway',
    what: 'the directory service could not be reached',
    fix: 'nothing to do: Crossgrade reads back what became of it',
    whoFixes: 'crossgrade',
  },
  {
    code: 'PreconditionFailed',
    what: 'it was changed by somebody else since it was read',
    fix: 'nothing to do: Crossgrade reads it again and goes on from what it finds',
    whoFixes: 'crossgrade',
  },
  {
    code: 'Directory_ExpiredPageToken',
    what: 'the directory no longer knows where the list was being read',
    fix: 'retry: the list is read from its beginning',
    whoFixes: 'operator',
  },
  {
    code: 'Request_UnsupportedQuery',
    what: 'the directory service does not support the question that was put',
    fix: 'report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
])

export const GRAPH_SERVICE_CODES = [...RIGHTS, ...SERVICE]
