import { errorAnswer } from '../faults/error-answer.ts'
import type { Fault } from '../faults/fault.ts'
import { findStatusCode } from '../faults/status-codes.ts'
import { worldAsOf } from '../faults/world-as-of.ts'
import { worldWithGroupError } from '../faults/world-with-group-error.ts'
import type { Answer, Api, Call } from './operation.ts'
import { plain } from './result.ts'
import type { Begun, Result } from './result.ts'

/** What a fault answers instead of running the operation; undefined: the operation runs. Inside a batch it is the item's answer. */
export function answerInstead(begun: Begun, fault: Fault, inBatch: boolean): Result | undefined {
  const { manner, request } = begun
  switch (fault.kind) {
    case '429':
      return throttled(begun, fault)
    case '412':
      return coded(begun, manner.api === 'graph' ? 'PRECONDITION' : '2055', 412)
    case '500':
    case '502':
      return coded(begun, UNEXPECTED[manner.api], Number(fault.kind))
    case '503':
      return plain(manner.unavailable(request, 503))
    case '504':
      return plain(manner.unavailable(request, 504))
    case '424':
      return coded(begun, 'DEPENDENCY_FAILED', null)
    case 'pageNotFound':
      return coded(begun, manner.api === 'graph' ? 'NOT_FOUND' : '1000', 404)
    case 'tokenExpired':
      return withoutToken(begun)
    case 'error':
      return coded(begun, fault.code ?? '', fault.status, fault)
    // Only the outer call of a batch has a connection to lose: a lost item is answered 504.
    case 'timeoutBeforeEffect':
      return inBatch ? plain(manner.unavailable(request, 504)) : { ...NOTHING, outcome: null }
    default:
      return undefined
  }
}

/** The call as an operation sees it that runs under a fault. */
export function callUnder(call: Call, customerId: string | null, fault: Fault | undefined): Call {
  if (fault?.kind === 'timeoutAfterEffect') return { ...call, answered: false }
  if (fault?.kind === 'lineError' || fault?.kind === 'orderError') return { ...call, fault }
  if (fault?.kind === 'groupError') return { ...call, world: worldWithGroupError(call.world, fault.code ?? '', fault.match) }
  if (fault?.kind !== 'stale' || customerId === null) return call
  const then = call.now - fault.seconds * 1000
  return { ...call, now: then, world: worldAsOf(call.world, customerId, then) }
}

/** The answer of an operation that ran under a fault. */
export function answerUnder(answer: Answer, fault: Fault | undefined): Answer {
  return fault?.kind === 'slow' ? { ...answer, delayMs: (answer.delayMs ?? 0) + fault.seconds * 1000 } : answer
}

const NOTHING = { applied: false, throttle: null, items: [] } as const
const UNEXPECTED: Readonly<Record<Api, string>> = { 'partner-center': '800003', graph: 'TRANSIENT', login: '90033' }

function coded(begun: Begun, name: string, status: number | null, fault?: Fault): Result | undefined {
  const code = findStatusCode(name)
  if (!code) return undefined
  const used = status ?? code.status
  if (used === 429 && fault) return throttled(begun, fault)
  return plain(errorAnswer(code, used, begun.request, begun.customerId, begun.now))
}

/** Graph's waits may be decimal (Microsoft Graph, throttling); the others round up to whole seconds. */
function throttled(begun: Begun, fault: Fault): Result {
  const { manner, request, draws } = begun
  const seconds = fault.retryAfterSeconds
  const retryAfterMs = seconds === null ? null : seconds * 1000
  const answer = manner.throttled(request, retryAfterMs)
  const isDecimal = manner.api === 'graph' && seconds !== null && !Number.isInteger(seconds)
  const outcome = isDecimal ? { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } } : answer
  const scope = draws[0]?.scope ?? `operation:${begun.operation.name}`
  return { ...NOTHING, outcome, throttle: { scope, retryAfterMs: retryAfterMs ?? 0, byFault: true } }
}

/** The token is really gone: the same one is refused from now on. */
function withoutToken({ world, manner, request, now }: Begun): Result | undefined {
  world.tokens.remove((request.headers['authorization'] ?? '').split(' ')[1] ?? '')
  const signedIn = manner.authenticate(world, request, now)
  return 'refused' in signedIn ? plain(signedIn.refused) : undefined
}
