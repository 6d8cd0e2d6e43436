import { ProviderError } from '../domain/provider-error.ts'
import { refusedBy, whatOf } from '../provider/explain/describe-refusal.ts'
import { explainCode } from '../provider/explain/explain-code.ts'
import type { Explanation } from '../provider/explain/explanation.ts'
import { failed, unknown } from './checks/finding.ts'
import type { Finding, Remedy } from './checks/finding.ts'

/**
 * What a refused read says about our rights. A code that is not known keeps the provider's own words; what was no refusal
 * (throttled, unreachable, not understood) leaves open whether we have the right.
 */
export function explainRefusal(error: unknown): Finding {
  if (!(error instanceof ProviderError)) throw error
  const refused = refusedBy(error)
  const known = refused && explainCode(refused)
  const what = refused && known ? whatOf(refused, known) : undefined
  const code = refused ? { code: refused.code } : {}
  const words = wordsOf(error)
  if (error.kind !== 'unauthorized' && error.kind !== 'rejected') {
    const why = what === undefined ? words : { code: refused?.code ?? '', text: what, facts: code }
    return unknown(`it could not be told: ${what ?? words}`, { fix: 'check again later', whoFixes: 'operator', facts: { why }, ...code })
  }
  if (!known || what === undefined)
    return failed(`Microsoft refused it: ${words}`, { fix: OTHERWISE, whoFixes: 'operator', facts: { why: words }, ...code })
  return failed(what, { ...remedyOf(known), ...code })
}

/** The sentence of the code for an agreement that is missing: known from reading, before anything refuses. */
export function noAgreement(): Finding {
  const code = '13605'
  const known = explainCode({ api: 'partner-center', code, text: '' })
  if (!known) throw new Error(`${code} is not explained`)
  return failed(known.what, { ...remedyOf(known), code })
}

const OTHERWISE = 'look the code up in Microsoft’s documentation, and check the access of the partner’s account'

function wordsOf({ message, facts: { code, text } }: ProviderError): string {
  return [text ?? message, code === undefined ? '' : `(code ${code})`].join(' ').trim()
}

/** What mends itself at a later try is nobody's to mend. */
function remedyOf({ fix, whoFixes, message }: Explanation): Remedy {
  return { fix, whoFixes: whoFixes === 'crossgrade' ? 'nobody yet' : whoFixes, ...(message === undefined ? {} : { message }) }
}
