import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REASON_CODES } from '../../src/domain/reason-codes.ts'
import { sayReason, type Sentence } from '../../portal/src/parts/say-reason.ts'
import type { Texts } from '../../portal/src/parts/texts-of.ts'

const strings = join(import.meta.dirname, '..', '..', 'portal', 'src', 'strings')

/** What the portal has words for, in one of its languages. */
export function readTexts(language: 'en' | 'it' | 'sv', page: string): Texts {
  return JSON.parse(readFileSync(join(strings, language, `${page}.json`), 'utf8')) as Texts
}

function textsOf(language: 'en' | 'it' | 'sv'): Texts {
  return { ...readTexts(language, 'reasons'), refusal: readTexts(language, 'refusals') }
}

const english = textsOf('en')
const OTHERS = (['it', 'sv'] as const).map((language) => ({ language, english, own: textsOf(language), momentOf: (at: string) => at }))

/** A sentence of the API in each of the portal's other languages; undefined where it would show the English. */
export function sayInOthers(key: string, sentence: Sentence): readonly (string | undefined)[] {
  return OTHERS.map((wording) => sayReason(key, sentence, wording))
}

/** Names and figures of these stand in their words alone, at least of some: they are shown in English. */
const LACKS_FACTS: ReadonlySet<string> = new Set([
  ...['gate', 'gate-time', 'users-not-moved', 'groups-not-moved', 'services-not-ready', 'settling-swaps', 'seats-missing', 'still-held'],
  ...['group-refused', 'group-slow', 'group-processing', 'latecomer', 'changed-since-approval', 'promise-broken'],
])
const WORDED: ReadonlySet<string> = new Set(REASON_CODES.filter((code) => !LACKS_FACTS.has(code)))

/** Every reason in an answer of the API that the portal could show in English alone, with its words. */
export function listUnsaid(answer: unknown): readonly string[] {
  if (Array.isArray(answer)) return answer.flatMap(listUnsaid)
  if (typeof answer !== 'object' || answer === null) return []
  const own = isReason(answer) && WORDED.has(answer.code) && sayInOthers(`because.${answer.code}`, answer).includes(undefined)
  return own ? [`${answer.code}: ${answer.text} ${JSON.stringify(answer.facts)}`] : Object.values(answer).flatMap(listUnsaid)
}

function isReason(answer: object): answer is Sentence & { readonly code: string } {
  return 'code' in answer && typeof answer.code === 'string' && 'text' in answer && typeof answer.text === 'string' && 'facts' in answer
}
