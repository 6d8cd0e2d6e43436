import { isoTime } from '../duration.ts'
import type { AccessRecord } from '../events.ts'
import { advanceWorld } from '../lifecycle/advance-world.ts'
import type { World } from '../world.ts'
import { answerInstead, answerUnder, callUnder } from './faulted.ts'
import type { Manner } from './manner.ts'
import type { Call, Operation, Request } from './operation.ts'
import { plain } from './result.ts'
import type { Begun, Outcome, Result } from './result.ts'

export interface Performed {
  readonly outcome: Outcome
  readonly access: AccessRecord
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
  const { customerId } = begun
  const about = (): string => operation.about?.(call) ?? ''
  const fault = world.faults.take({ api: manner.api, operation: operation.name, customerId, inBatch, request, about })
  const instead = fault && answerInstead(begun, fault, inBatch)
  if (instead) return instead
  const body = readBody(request)
  if ('bad' in body) return plain(manner.badBody(request))
  const answer = answerUnder(manner.run(operation, callUnder({ ...call, body: body.value }, customerId, fault)), fault)
  if (fault?.kind !== 'timeoutAfterEffect') return plain(answer)
  return { ...plain(answer), outcome: inBatch ? manner.unavailable(request, 504) : null }
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
  const delayMs = result.outcome?.delayMs ?? 0
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
    answeredAt: isoTime(world.clock.now() + delayMs * world.clock.rate()),
    receivedRealMs: request.receivedRealMs,
    answeredRealMs: Date.now() + delayMs,
    throttle: result.throttle,
    scopes: begun.draws.map((draw) => draw.scope),
  }
}
