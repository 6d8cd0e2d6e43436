import { ProviderError } from '../../domain/provider-error.ts'
import type { ProviderErrorKind } from '../../domain/provider-error.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Answer, Call } from './call.ts'
import { readRetryAfterMs } from './retry-after.ts'

const TEXT_MAX = 300

/** What an answer means for the call: undefined when it is the answer that was asked for, else the failure. Pure. */
export function checkAnswer(call: Call, answer: Answer, now: Instant): ProviderError | undefined {
  const accepted = call.accepts ? call.accepts(answer.status) : answer.status >= 200 && answer.status <= 299
  if (!accepted) return failure(call, answer, now)
  const hidden = call.dialect.hiddenError?.(answer.body)
  if (hidden) return new ProviderError('rejected', call.operation, { ...answer.facts, ...hidden })
  const garbled = !call.isText && answer.body === undefined && answer.text.trim() !== '' && answer.status <= 299
  return garbled ? unreadable(call, answer, 'the body is not JSON') : undefined
}

/** The failure for an answer whose shape is not known. After a write it leaves open what happened. */
export function unreadable(call: Call, answer: Answer, why: string): ProviderError {
  const kind = call.effect === 'write' ? 'outcome-unknown' : 'unreadable'
  return new ProviderError(kind, call.operation, { ...answer.facts, text: `${why}: ${answer.text.slice(0, TEXT_MAX)}` })
}

function failure(call: Call, answer: Answer, now: Instant): ProviderError {
  const kind = kindOf(call, answer.status, answer.facts.code)
  const retryAfterMs = readRetryAfterMs(answer.headers.get('retry-after'), answer.body, now)
  const words = answer.facts.text ?? answer.text.slice(0, TEXT_MAX)
  return new ProviderError(kind, call.operation, {
    ...answer.facts,
    ...(words === '' ? {} : { text: words }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

function kindOf(call: Call, status: number, code: string | undefined): ProviderErrorKind {
  if (status === 429) return 'throttled'
  const own = call.dialect.kindOf(status, code)
  if (own) return own
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 409) return 'unavailable'
  if (status === 412) return 'drifted'
  if (status === 408 || (status >= 500 && status !== 501)) return call.effect === 'write' ? 'outcome-unknown' : 'unavailable'
  return 'rejected'
}
