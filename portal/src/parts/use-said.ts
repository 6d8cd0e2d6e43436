import { useTranslation } from 'react-i18next'
import { groupDigits } from './group-digits.ts'
import { sayReason, type Sentence, type Wording } from './say-reason.ts'
import type { Texts } from './texts-of.ts'

/** Words, and the language they are in. */
export interface Said {
  readonly text: string
  readonly lang: string
}

/**
 * Says a sentence of the API in the reader's language where there is one for it (`because.hold`, `blocker.conflict.fix`; of several the
 * first that fits), else as the API says it.
 */
export function useSaid(): (keys: string | readonly string[], sentence: Sentence) => Said {
  const wording = useWording()
  const { language } = wording
  return (keys, sentence) => {
    const all = language === 'en' ? [] : [keys].flat()
    const own = all.map((key) => sayReason(key, sentence, wording)).find((each) => each !== undefined)
    return own === undefined ? { text: groupDigits(sentence.text, sentence.facts, 'en'), lang: 'en' } : { text: own, lang: language }
  }
}

/** What the API says in English, and in the language of the reader. */
export function useWording(): Wording {
  const { i18n } = useTranslation('parts')
  const { language } = i18n
  const textsOf = (each: string): Texts => {
    const [reasons, refusal] = ['reasons', 'refusals'].map((page) => (i18n.getResourceBundle(each, page) ?? {}) as Texts)
    return { ...reasons, refusal: refusal ?? {} }
  }
  return { english: textsOf('en'), own: textsOf(language), language }
}
