import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, loadSaidByApi, loadStrings, type Language, type Strings } from './texts.ts'

const KEPT = 'crossgrade-language'

/** Numbers in texts stand as the reader's language has them. */
const NUMBERS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value),
}

/** In the language of the reader. */
export async function startStrings(): Promise<void> {
  await i18next
    .use(NUMBERS)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: false,
      defaultNS: 'shell',
      resources: {},
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    })
  await speak(readersLanguage())
}

/** Chosen here before, else the browser's, else English. */
export function readersLanguage(): Language {
  return languageOf(localStorage.getItem(KEPT) ?? navigator.language)
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

async function speak(language: Language): Promise<void> {
  const [own, said] = await Promise.all([loadStrings(language), language === 'en' ? {} : loadSaidByApi()])
  for (const [page, texts] of Object.entries(own)) i18next.addResourceBundle(language, page, texts, true, true)
  for (const [page, texts] of Object.entries(said)) i18next.addResourceBundle('en', page, texts, true, true)
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
