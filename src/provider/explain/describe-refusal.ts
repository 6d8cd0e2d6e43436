import type { ProviderError } from '../../domain/provider-error.ts'
import { explainCode } from './explain-code.ts'
import type { Refused } from './explain-code.ts'
import type { Api, Explanation } from './explanation.ts'

/**
 * A refusal in a sentence or two for a person: `<what> (<code>: the provider's words). <fix>.` Undefined for a code that
 * nobody has met: the provider's own words are all there is. Pure.
 */
export function describeRefusal(refused: Refused): string | undefined {
  const known = explainCode(refused)
  return known && `${sentence(whatOf(refused, known))} ${sentence(known.fix)}`
}

/** The first half alone, for where the fix has a place of its own: `<what> (<code>: the provider's words)`. */
export function whatOf({ code, text }: Pick<Refused, 'code' | 'text'>, { what }: Explanation): string {
  const words = text.trim().replace(/\.+$/, '')
  return `${what} (${words === '' ? code : `${code}: ${words}`})`
}

/** The refusal that an error carries; undefined where the provider gave no code. */
export function refusedBy({ operation, facts }: Pick<ProviderError, 'operation' | 'facts'>): Refused | undefined {
  return facts.code === undefined ? undefined : { api: apiOf(operation, facts.code), code: facts.code, text: facts.text ?? '' }
}

/** Partner Center's codes are numbers; Graph's and the sign-in service's are words. */
function apiOf(operation: string, code: string): Api {
  if (operation === 'token' || operation === 'authorize') return 'sign-in'
  return /^\d+$/.test(code) ? 'partner-center' : 'graph'
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}
