import { readProviderMessage } from '../domain/provider-error.ts'
import type { Reason } from '../domain/run.ts'
import { describeRefusal, refusedBy } from '../provider/explain/describe-refusal.ts'

/**
 * Why something could not be read, from the message that was kept of it: what Microsoft refused in our words where its code is known,
 * with its own beside them. What was no answer of Microsoft's is a fault of ours.
 */
export function unreadReason(message: string): Reason {
  const failure = readProviderMessage(message)
  const words = failure && WORDS[failure.kind]
  if (!failure || words === undefined) return { code: 'our-fault', text: `Crossgrade itself failed: ${message}`, facts: { error: message } }
  const refused = refusedBy(failure)
  const facts = refused ? { api: refused.api, code: refused.code, words: refused.text } : {}
  return { code: failure.kind, text: (refused && describeRefusal(refused)) ?? `${words}: ${message}`, facts: { message, ...facts } }
}

/** What may become of a read. */
const WORDS: Readonly<Record<string, string>> = {
  throttled: 'Microsoft asked for a pause',
  unavailable: 'Microsoft did not answer',
  unauthorized: 'Microsoft refuses our access',
  rejected: 'Microsoft refused',
  unreadable: 'Microsoft answered in a shape we do not know',
}
