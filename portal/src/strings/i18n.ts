import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, loadSaidByApi, loadStrings, type Language, type Strings } from './texts.ts'

const KEPT = 'crossgrade-language'

/** The language of the reader: chosen here before, else the browser's, else English. */
export async function startStrings(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    defaultNS: 'shell',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await speak(localStorage.getItem(KEPT) ?? navigator.language)
}

/** From now on, and at the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  await speak(language)
}

/** The language that is spoken now. */
export function languageOf(tag: string): Language {
  const [language = ''] = tag.split('-')
  return language in LANGUAGES ? (language as Language) : 'en'
}

async function speak(tag: string): Promise<void> {
  const language = languageOf(tag)
  for (const [page, texts] of Object.entries(await loadStrings(language))) i18next.addResourceBundle(language, page, texts, true, true)
  for (const [page, texts] of Object.entries(await loadSaidByApi())) i18next.addResourceBundle('en', page, texts, true, true)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: Strings
    returnNull: false
  }
}
