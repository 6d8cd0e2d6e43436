import { isoTime } from '../duration.ts'
import type { AccessRecord } from '../events.ts'
import type { Fault } from '../faults/faults.ts'
import { advanceWorld } from '../lifecycle/advance-world.ts'
import type { Draw } from '../quotas.ts'
import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import type { Answer, Call, Operation, Request } from './operation.ts'

/** What each API does in its own way: its error bodies, its ids, and whom it lets in. */
export interface Manner {
  /** The token that the request carries, or the answer to a request without a good one. Undefined: no token is needed. */
  authenticate(world: World, request: Request, now: number): { readonly token: Token | undefined } | { readonly refused: Answer }
  /** The customer that the request is about, as far as it can be told. */
  customerIdOf(operation: Operation, params: Readonly<Record<string, string>>, token: Token | undefined): string | null
  throttled(request: Request, retryAfterMs: number): Answer
  /** 503, or the 504 that stands for a lost answer inside a batch. */
  unavailable(request: Request, status: 503 | 504): Answer
  badBody(request: Request): Answer
  /** Checks role and relationship, then handles. */
  run(operation: Operation, call: Call): Answer
  requestId(request: Request): string | null
  correlationId(request: Request): string | null
}

/** Null: the connection is to be closed without an answer. */
export type Outcome = Answer | null

export interface Performed {
  readonly outcome: Outcome
  readonly access: AccessRecord
}

interface Begun {
  readonly world: World
  readonly manner: Manner
  readonly operation: Operation
  readonly request: Request
  readonly seq: number
  readonly now: number
  readonly token: Token | undefined
  readonly customerId: string | null
  readonly draws: readonly Draw[]
}

interface Result {
  readonly outcome: Outcome
  readonly applied: boolean
  readonly throttle: AccessRecord['throttle']
  readonly items: readonly AccessRecord[]
}

/**
 * Answers one request: what is due happens first, then sign-in, quotas, faults, rights and the operation itself. Effects and both logs
 * are one transaction. `log` false leaves the access record to the caller (the items of a batch).
 */
export function perform(
  world: World,
  manner: Manner,
  operation: Operation,
  params: Readonly<Record<string, string>>,
  request: Request,
  inBatch: boolean,
): Performed {
  advanceWorld(world)
  const seq = world.log.nextSeq()
  const now = world.clock.now()
  try {
    return world.database.transaction(() => {
      const signedIn = manner.authenticate(world, request, now)
      const token = 'token' in signedIn ? signedIn.token : undefined
      const call = { world, request, params, body: undefined, now, seq, token, answered: true }
      const customerId = manner.customerIdOf(operation, params, token)
      const begun: Begun = { world, manner, operation, request, seq, now, token, customerId, draws: operation.draws(call) }
      const result = 'refused' in signedIn ? plain(signedIn.refused) : admit(begun, call, inBatch)
      const access = accessRecord(begun, result)
      if (!inBatch) world.log.appendAccess(access)
      // An item is answered when its batch is.
      const { answeredAt, answeredRealMs } = access
      for (const item of result.items)
        world.log.appendAccess({
          ...item,
          batchId: access.id,
          status: result.outcome === null ? null : item.status,
          answeredAt,
          answeredRealMs,
        })
      // So that a kill leaves no event that is later than the clock it restarts with.
      if (result.applied) world.clock.persist()
      return { outcome: result.outcome, access }
    })
  } catch (error) {
    world.subscriptions.forget()
    throw error
  }
}

function admit(begun: Begun, call: Call, inBatch: boolean): Result {
  const { world, manner, operation, request, draws, now } = begun
  const refusal = world.settings.current().enforceQuotas ? world.quotas.take(draws, now) : undefined
  if (refusal)
    return { outcome: manner.throttled(request, refusal.retryAfterMs), applied: false, throttle: { ...refusal, byFault: false }, items: [] }
  const fault = world.faults.take(operation.name, begun.customerId)
  const before = fault && faultBeforeEffect(begun, fault, inBatch)
  if (before) return before
  const body = readBody(request)
  if ('bad' in body) return plain(manner.badBody(request))
  const lost = fault?.kind === 'timeoutAfterEffect'
  const answer = manner.run(operation, { ...call, body: body.value, answered: !lost })
  if (!lost) return plain(answer)
  return {
    outcome: inBatch ? manner.unavailable(request, 504) : null,
    applied: answer.applied ?? false,
    throttle: null,
    items: answer.items ?? [],
  }
}

/** Inside a batch a lost answer is the item's 504: only the outer call has a connection to lose. */
function faultBeforeEffect(begun: Begun, fault: Fault, inBatch: boolean): Result | undefined {
  const { manner, request, draws } = begun
  if (fault.kind === '429') {
    const retryAfterMs = fault.retryAfterSeconds * 1000
    const scope = draws[0]?.scope ?? `operation:${begun.operation.name}`
    return { outcome: manner.throttled(request, retryAfterMs), applied: false, throttle: { scope, retryAfterMs, byFault: true }, items: [] }
  }
  if (fault.kind === '503') return plain(manner.unavailable(request, 503))
  if (fault.kind === 'timeoutBeforeEffect')
    return { outcome: inBatch ? manner.unavailable(request, 504) : null, applied: false, throttle: null, items: [] }
  return undefined
}

function plain(answer: Answer): Result {
  return { outcome: answer, applied: answer.applied ?? false, throttle: null, items: answer.items ?? [] }
}

function readBody(request: Request): { value: unknown } | { bad: true } {
  if (request.bodyText === undefined || request.bodyText.trim() === '') return { value: undefined }
  try {
    return { value: JSON.parse(request.bodyText.replace(/^\uFEFF/, '')) }
  } catch {
    return { bad: true }
  }
}

function accessRecord(begun: Begun, result: Result): AccessRecord {
  const { world, manner, operation, request, token } = begun
  return {
    id: world.log.nextSeq(),
    receivedSeq: begun.seq,
    batchId: null,
    operation: operation.name,
    method: request.method,
    path: request.path,
    customerId: begun.customerId,
    isWrite: operation.isWrite,
    status: result.outcome?.status ?? null,
    applied: result.applied,
    errorCode: result.outcome?.errorCode ?? null,
    requestId: manner.requestId(request),
    correlationId: manner.correlationId(request),
    tokenKind: token?.kind ?? null,
    receivedAt: isoTime(begun.now),
    answeredAt: isoTime(world.clock.now()),
    receivedRealMs: request.receivedRealMs,
    answeredRealMs: Date.now(),
    throttle: result.throttle,
    scopes: begun.draws.map((draw) => draw.scope),
  }
}
