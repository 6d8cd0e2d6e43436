import { useTranslation } from 'react-i18next'
import { groupDigits } from './group-digits.ts'
import { sayReason, type Sentence, type Wording } from './say-reason.ts'
import { textAt, type Texts } from './texts-of.ts'
import { withoutCommand } from './without-command.ts'

/** Words, and the language they are in. */
export interface Said {
  readonly text: string
  readonly lang: string
}

/**
 * Says a sentence of the API in the reader's language where there is one for it (`because.hold`, `blocker.conflict.fix`; of several the
 * first that fits), else as the API says it. What is done in the portal in another way than in a terminal is said in the portal's words.
 */
export function useSaid(): (keys: string | readonly string[], sentence: Sentence) => Said {
  const wording = useWording()
  const { i18n } = useTranslation('here')
  const { language } = wording
  return (keys, sentence) => {
    const all = [keys].flat()
    const texts = (i18n.getResourceBundle(language, 'here') ?? {}) as Texts
    const here = all.map((key) => textAt(texts, key.split('.'))).find((each) => typeof each === 'string')
    if (here !== undefined) return { text: here, lang: language }
    const others = language === 'en' ? [] : all
    const own = others.map((key) => sayReason(key, sentence, wording)).find((each) => each !== undefined)
    const said = own === undefined ? { text: groupDigits(sentence.text, sentence.facts, 'en'), lang: 'en' } : { text: own, lang: language }
    return { ...said, text: withoutCommand(said.text) }
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
