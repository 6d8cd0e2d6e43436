import { languageOf } from '../../strings/i18n.ts'

/** A text of the catalog, in some languages; English is always there. */
interface Texts {
  readonly en: string
  readonly it?: string | undefined
  readonly sv?: string | undefined
}

/** In the reader's language, else in English. */
export function inLanguage(texts: Texts, language: string): string {
  return texts[languageOf(language)] ?? texts.en
}
