import type { Json } from '../domain/durable.ts'
import { ProviderError } from '../domain/provider-error.ts'
import { makeRequestIds, type RequestIds } from '../provider/http/request-ids.ts'
import { recordAttempts, recordOutcome, type AttemptOutcome, type NewAttempt } from '../store/attempts.ts'
import type { Trx } from '../store/database.ts'
import { lockRunState } from '../store/runs.ts'
import type { StepContext } from './step.ts'

export type Intent = NewAttempt

/**
 * Sends one write the way promise P7 wants it: the before, our ids and the actor are committed, then it is sent, then the
 * answer is committed. `also` is committed together with the intent (a state that says "sent"), `then` with the answer.
 * A process that dies in between leaves an attempt without an outcome, which the next call of the step reads back.
 */
export async function attempt<T>(
  context: StepContext,
  intents: readonly Intent[],
  work: {
    readonly also?: (trx: Trx) => Promise<void>
    readonly send: (ids: RequestIds) => Promise<T>
    readonly then: (trx: Trx, answer: T) => Promise<Json>
  },
): Promise<T> {
  const [first] = intents
  if (!first) throw new Error('an attempt needs an intent')
  const ids = makeRequestIds()
  const rows = await commitIntents(context, intents, ids, work.also)
  context.failpoints.hit(first.step, 'before-send')
  const answer = await sendOrRecordFailure(context, rows, () => work.send(ids))
  context.failpoints.hit(first.step, 'after-effect')
  await context.record(async (trx) => recordOutcome(trx, rows, 'answered', await work.then(trx, answer), context.clock.now()))
  context.failpoints.hit(first.step, 'after-record')
  return answer
}

async function commitIntents(
  context: StepContext,
  intents: readonly Intent[],
  ids: RequestIds,
  also: ((trx: Trx) => Promise<void>) | undefined,
): Promise<readonly string[]> {
  const { key, actor, worker, clock } = context
  return context.record(async (trx) => {
    // Held until the commit: a run that is being paused or stopped waits for this, and nothing is committed after it.
    const state = await lockRunState(trx, context.key.run)
    if (state !== 'running')
      throw new ProviderError('refused-here', intents[0]?.what ?? 'write', { refusal: state === 'paused' ? 'run-paused' : 'run-stopped' })
    await also?.(trx)
    return recordAttempts(trx, intents, { key, ...ids, actor, worker, sentAt: clock.now() })
  })
}

async function sendOrRecordFailure<T>(context: StepContext, rows: readonly string[], send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof ProviderError) {
      const facts: Json = { message: error.message, ...error.facts }
      await context.record((trx) => recordOutcome(trx, rows, outcomeOf(error), facts, context.clock.now()))
    }
    throw error
  }
}

function outcomeOf(error: ProviderError): AttemptOutcome {
  switch (error.kind) {
    case 'outcome-unknown':
      return 'unknown'
    case 'refused-here':
    case 'unavailable':
    case 'throttled':
      return 'not-sent'
    case 'unauthorized':
    case 'rejected':
    case 'drifted':
    case 'unreadable':
      return 'refused'
  }
}
