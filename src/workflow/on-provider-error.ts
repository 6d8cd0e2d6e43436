import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts'
import type { ProviderError } from '../domain/provider-error.ts'
import type { Reason } from '../domain/run.ts'
import { describeRefusal, refusedBy } from '../provider/explain/describe-refusal.ts'
import { lookAgain, needsPerson, reason } from './outcome.ts'
import { refusedFacts } from './refusal-reason.ts'
import type { StepContext, StepOutcome } from './step.ts'

/**
 * What a failure that the provider layer could not wait out means for a step: the only place that says so. Steps look
 * before they act, so "wait and call the step again" is always safe. A code that is known is said in our words, with the
 * provider's beside them; one that nobody has met keeps the provider's alone.
 */
export function onProviderError(error: ProviderError, context: Pick<StepContext, 'clock' | 'waited'>): StepOutcome {
  const refused = refusedBy(error)
  const facts = {
    operation: error.operation,
    message: error.message,
    code: error.facts.code ?? null,
    status: error.facts.status ?? null,
    requestId: error.facts.requestId ?? null,
    correlationId: error.facts.correlationId ?? null,
    ...(refused ? refusedFacts(refused) : {}),
  }
  const explained = refused && describeRefusal(refused)
  const toldMs = error.facts.retryAfterMs ?? 0
  switch (error.kind) {
    case 'throttled':
      return lookAgain(
        context,
        { firstMs: Math.max(15 * SECOND_MS, toldMs), mostMs: Math.max(15 * MINUTE_MS, toldMs) },
        'throttled',
        explained ?? `Microsoft asked for a pause: ${error.message}`,
        facts,
      )
    case 'unavailable':
      return lookAgain(
        context,
        { firstMs: Math.max(15 * SECOND_MS, toldMs), mostMs: Math.max(15 * MINUTE_MS, toldMs) },
        'unavailable',
        explained ?? `Microsoft did not answer: ${error.message}`,
        facts,
      )
    case 'outcome-unknown':
      return lookAgain(
        context,
        { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
        'outcome-unknown',
        explained ?? `an answer was lost; what became of it is read back: ${error.message}`,
        facts,
      )
    case 'drifted':
      return lookAgain(
        context,
        { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
        'changed-meanwhile',
        explained ?? `it changed while we looked; looking again: ${error.message}`,
        facts,
      )
    case 'refused-here':
      return lookAgain(
        context,
        { firstMs: 30 * SECOND_MS, mostMs: HOUR_MS },
        error.facts.refusal ?? 'refused-here',
        REFUSED[error.facts.refusal ?? 'writes-stopped'],
        facts,
      )
    case 'unauthorized':
      return needsPerson('unauthorized', explained ?? `Microsoft refuses our access: ${error.message}`, facts)
    case 'rejected':
      return needsPerson('rejected', explained ?? `Microsoft refused: ${error.message}`, facts)
    case 'unreadable':
      return needsPerson('unreadable', `Microsoft answered in a shape we do not know: ${error.message}`, facts)
  }
}

/** The same as a sentence alone, for whoever asked: nothing waits for it. */
export function reasonOf(error: ProviderError, clock: StepContext['clock']): Reason {
  const outcome = onProviderError(error, { clock, waited: null })
  return 'reason' in outcome ? outcome.reason : reason('rejected', error.message, { message: error.message })
}

const REFUSED = {
  'read-only': 'the connection is read only; nothing was sent. A person sets it to full: crossgrade connection trust full',
  'writes-stopped': 'all writes are stopped by a person; nothing was sent. They go on with: crossgrade writes allow',
  'run-paused': 'the run is paused; nothing was sent',
  'run-stopped': 'the run was stopped by a person; nothing was sent',
  'worker-lost': 'this worker was silent for too long and lost its work to another; nothing was sent',
} as const
