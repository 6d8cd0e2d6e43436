import { Agent } from 'undici'
import type { Dispatcher } from 'undici'
import type { Budget } from '../../domain/budget.ts'
import type { Clock } from '../../domain/clock.ts'
import { MINUTE_MS } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { WriteGate } from '../../domain/write-gate.ts'
import type { Answer, Call } from './call.ts'
import { checkAnswer } from './judge.ts'
import { closeQuotas, waitForTurn } from './pace.ts'
import { makeRequestIds } from './request-ids.ts'
import type { RequestIds } from './request-ids.ts'
import { backoffMs, nextMove } from './retry.ts'
import { send } from './send.ts'

export interface TransportDeps {
  readonly clock: Clock
  readonly budget: Budget
  readonly writeGate: WriteGate
  /** Where connections come from; one is made, and closed by `close`, where it is absent. */
  readonly dispatcher?: Dispatcher
  /** Real time for one request and its answer; a minute where absent. */
  readonly timeoutMs?: number
  readonly log?: TransportLog
}

/** The part of a logger that is used. Gets facts about calls, never tokens or bodies. */
export interface TransportLog {
  debug(facts: object, message: string): void
}

/** The one way out of the process towards the provider. */
export interface Transport {
  /**
   * Sends a call when the gate and the budget allow it, repeats it where `nextMove` says to wait, and returns the answer.
   * @throws ProviderError for everything that is not the answer asked for.
   */
  send(call: Call): Promise<Answer>
  /** Lets go of the connections that it made. */
  close(): Promise<void>
  /** For what is throttled inside an answer. */
  readonly budget: Budget
  readonly clock: Clock
}

export function createTransport(deps: TransportDeps): Transport {
  const dispatcher = deps.dispatcher ?? new Agent({ connect: { timeout: 10_000 } })
  const wired = { ...deps, dispatcher, timeoutMs: deps.timeoutMs ?? MINUTE_MS }
  return {
    send: (call) => sendUntilSettled(wired, call),
    close: async () => {
      if (!deps.dispatcher) await dispatcher.close()
    },
    budget: deps.budget,
    clock: deps.clock,
  }
}

type Wired = TransportDeps & { readonly dispatcher: Dispatcher; readonly timeoutMs: number }

async function sendUntilSettled(deps: Wired, call: Call): Promise<Answer> {
  // One id for all tries: a provider that remembers it can tell a repetition.
  const ids = call.ids ?? makeRequestIds()
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(deps, call, ids, attempt)
    if (!(outcome instanceof ProviderError)) return outcome
    const move = nextMove(outcome, attempt)
    deps.log?.debug({ operation: call.operation, kind: outcome.kind, ...outcome.facts, attempt, next: move.do }, 'provider call failed')
    if (move.do !== 'wait' || call.mayNotWait || isAnsweredWrite(call, outcome)) throw outcome
    await deps.clock.sleep(move.ms)
  }
}

// A write that was answered may only be sent again under a new id (Partner Center REST, MS-RequestId, 2023-10), and a new id is
// the caller's to make and to store. A 429 is given before the write is looked at.
function isAnsweredWrite(call: Call, error: ProviderError): boolean {
  return call.effect === 'write' && error.facts.status !== undefined && error.kind !== 'throttled'
}

/** One try; a token that is refused is forgotten, and the call made once more with another. */
async function attemptOnce(deps: Wired, call: Call, ids: RequestIds, attempt: number): Promise<Answer | ProviderError> {
  try {
    const first = await exchange(deps, call, ids)
    if (first.answer.status !== 401 || !call.token || first.token === undefined) return await settle(deps, call, first.answer, attempt)
    await call.token.refused(first.token)
    return await settle(deps, call, (await exchange(deps, call, ids)).answer, attempt)
  } catch (error) {
    if (error instanceof ProviderError) return error
    throw error
  }
}

async function exchange(deps: Wired, call: Call, ids: RequestIds): Promise<{ answer: Answer; token: string | undefined }> {
  await checkGate(deps, call, ids)
  let token = await call.token?.get()
  await waitForTurn(deps.budget, deps.clock, call.draws, async () => {
    token = await call.token?.get()
  })
  await checkGate(deps, call, ids)
  const answer = await send(call, { dispatcher: deps.dispatcher, timeoutMs: deps.timeoutMs, ids, token })
  deps.log?.debug({ operation: call.operation, status: answer.status, ...ids }, 'provider call')
  return { answer, token }
}

async function checkGate(deps: Wired, call: Call, ids: RequestIds): Promise<void> {
  if (call.effect === 'read') return
  const refusal = await deps.writeGate.refusal()
  if (refusal) throw new ProviderError('refused-here', call.operation, { ...ids, refusal, text: `not sent: ${refusal}` })
}

async function settle(deps: Wired, call: Call, answer: Answer, attempt: number): Promise<Answer | ProviderError> {
  const failure = checkAnswer(call, answer, deps.clock.now())
  if (failure?.kind !== 'throttled') return failure ?? answer
  const retryAfterMs = failure.facts.retryAfterMs ?? backoffMs(attempt)
  const closed = call.dialect.closedBy?.(answer.headers, call.draws) ?? call.draws
  await closeQuotas(deps.budget, deps.clock, closed, retryAfterMs, `${call.operation} was answered 429`)
  return new ProviderError(failure.kind, failure.operation, { ...failure.facts, retryAfterMs })
}
