import { isMembers, listOf, membersOf, textOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import { findOperation } from '../../http/operation.ts'
import type { Answer, Call, Operation, Request } from '../../http/operation.ts'
import { perform } from '../../http/perform.ts'
import type { Performed } from '../../http/perform.ts'
import type { AccessRecord } from '../../events.ts'
import { batchDraws } from './draws.ts'
import { badRequest, refuse } from './graph-error.ts'
import { graphManner } from './manner.ts'

const ITEMS_MAX = 20
const CONCURRENT =
  'License assignment failed with LicenseAssignmentAttributeConcurrencyException: another request is changing the licenses of this user.'

interface ItemAnswer {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Twenty calls in one; each is judged and throttled by itself, answers come in any order (Microsoft Graph, JSON batching). */
export function batchOperation(itemOperations: readonly Operation[]): Operation {
  return {
    name: 'batch',
    method: 'POST',
    path: '/v1.0/$batch',
    isWrite: true,
    customerScoped: false,
    draws: batchDraws,
    handle: (call) => batch(call, itemOperations),
  }
}

function batch(call: Call, operations: readonly Operation[]): Answer {
  const requests = listOf(membersOf(call.body)['requests'])
  if (!requests || !requests.every(isMembers)) return badRequest("Invalid batch payload format: a list 'requests' is expected.")
  const problem = findProblem(requests)
  if (problem !== undefined) return badRequest(problem)
  const answers = new Map<string, ItemAnswer>()
  const access: AccessRecord[] = []
  let delayMs = 0
  const written = new Set<string>()
  for (const item of requests) {
    const id = String(item['id'])
    const performed = failedDependency(item, answers) ? undefined : performItem(call, operations, item, written)
    if (performed && 'access' in performed) {
      access.push(performed.access)
      delayMs = Math.max(delayMs, performed.outcome?.delayMs ?? 0)
    }
    answers.set(id.toLowerCase(), itemAnswer(id, performed))
  }
  return {
    status: 200,
    body: { responses: shuffled([...answers.values()], call.seq) },
    applied: access.some((record) => record.applied),
    items: access,
    ...(delayMs === 0 ? {} : { delayMs }),
  }
}

function findProblem(requests: readonly Members[]): string | undefined {
  if (requests.length === 0 || requests.length > ITEMS_MAX)
    return `The number of batch request steps is ${requests.length}: it must be between 1 and ${ITEMS_MAX}.`
  const ids = requests.map((item) => textOf(item['id']))
  if (ids.some((id) => id === undefined || id === '')) return "Every request of a batch needs an 'id'."
  if (new Set(ids.map((id) => id?.toLowerCase())).size < ids.length) return 'The ids of a batch must be unique.'
  const bad = requests.find((item) => textOf(item['method']) === undefined || textOf(item['url']) === undefined)
  return bad ? `Request '${String(bad['id'])}' needs a 'method' and a 'url'.` : undefined
}

function failedDependency(item: Members, answers: ReadonlyMap<string, ItemAnswer>): boolean {
  return (listOf(item['dependsOn']) ?? []).some((id) => (answers.get(String(id).toLowerCase())?.status ?? 500) >= 400)
}

function performItem(call: Call, operations: readonly Operation[], item: Members, written: Set<string>): Performed | Answer {
  const method = String(item['method']).toUpperCase()
  const url = new URL(String(item['url']).replace(/^\/?(v1\.0\/)?/, '/v1.0/'), 'http://batch')
  const own = lowerCased(membersOf(item['headers']))
  const found = findOperation(operations, method, url.pathname)
  if (!found) return refuse(501, 'notImplemented', `The emulator has not built ${method} ${url.pathname}.`, call.request, call.now)
  if (item['body'] !== undefined && own['content-type'] === undefined) {
    return badRequest(`Write request id : ${String(item['id'])} does not contain Content-Type header or body.`)
  }
  const isLost = found.operation.isWrite && collides(call, found.params, item, written)
  const operation: Operation = isLost ? { ...found.operation, handle: () => badRequest(CONCURRENT) } : found.operation
  const request: Request = {
    ...call.request,
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { ...own, authorization: call.request.headers['authorization'] },
    bodyText: item['body'] === undefined ? undefined : JSON.stringify(item['body']),
  }
  return perform(call.world, graphManner, operation, found.params, request, true)
}

/** Items that wait for nothing run side by side: of two writes to one user the second loses. */
function collides(call: Call, params: Readonly<Record<string, string>>, item: Members, written: Set<string>): boolean {
  const userId = call.world.users.find(call.token?.tenant ?? '', params['user'] ?? '')?.id
  if (userId === undefined) return false
  const isWritten = written.has(userId)
  written.add(userId)
  return isWritten && (listOf(item['dependsOn']) ?? []).length === 0
}

function itemAnswer(id: string, performed: Performed | Answer | undefined): ItemAnswer {
  if (performed === undefined)
    return { id, status: 424, headers: {}, body: refuse(424, 'failedDependency', 'A request that this one depends on has failed.').body }
  const answer = 'access' in performed ? performed.outcome : performed
  const retryAfter = answer?.headers?.['retry-after']
  const location = answer?.headers?.['location']
  const headers = {
    ...(answer?.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
    ...(location === undefined ? {} : { Location: location }),
  }
  return { id, status: answer?.status ?? 504, headers, body: answer?.body }
}

/** Any order, but the same for the same place in the log. */
function shuffled(answers: readonly ItemAnswer[], seed: number): ItemAnswer[] {
  const order = answers.map((answer, index) => ({ answer, key: ((index + 1) * 2_654_435_761 * (seed + 7)) % 4_294_967_296 }))
  return order.toSorted((a, b) => a.key - b.key).map(({ answer }) => answer)
}

function lowerCased(headers: Members): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
