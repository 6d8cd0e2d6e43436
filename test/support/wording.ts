import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
