import { languageOf } from '../../strings/i18n.ts'

interface Texts {
  readonly en: string
  readonly it?: string
  readonly sv?: string
}

/** A title of the catalog in the reader's language, else in English. */
export function inLanguage(texts: Texts, tag: string): { readonly text: string; readonly lang: string } {
  const language = languageOf(tag)
  const own = texts[language]
  return own === undefined ? { text: texts.en, lang: 'en' } : { text: own, lang: language }
}
