import type { Reason } from '../domain/run.ts'
import { describeRefusal } from '../provider/explain/describe-refusal.ts'
import type { Refused } from '../provider/explain/explain-code.ts'

/**
 * A refusal of the provider as the reason of a migration or a user: in our words where the code is known, else as given.
 * Its facts keep the provider's code and words unaltered, so that every face can explain them.
 */
export function refusalReason(code: string, refused: Refused, otherwise: string, facts: Reason['facts'] = {}): Reason {
  return { code, text: describeRefusal(refused) ?? otherwise, facts: { ...facts, ...refusedFacts(refused) } }
}

export function refusedFacts({ api, code, text }: Refused): Reason['facts'] {
  return { api, code, words: text }
}
