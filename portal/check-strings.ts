import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** English is what the others are compared with; of what the API alone says in English there are only the others. */
const LANGUAGES = ['en', 'it', 'sv'] as const
type Language = (typeof LANGUAGES)[number]
const NAMES: { readonly [L in Language]: string } = { en: 'English', it: 'Italian', sv: 'Swedish' }

/** Pages whose English is the API's own, said by the code that it gives. */
const SAID_BY_API: ReadonlySet<string> = new Set(['problems.json', 'problem-parts.json'])

/** Ends a build that would show a text in one language only, or with a figure missing from it. */
export function checkStrings(folder: string): Plugin {
  return {
    name: 'crossgrade-strings',
    buildStart() {
      const wrong = listWrongStrings(folder)
      if (wrong.length > 0) this.error(`strings:\n  ${wrong.join('\n  ')}`)
    },
  }
}

/** What is wrong with the files of a folder of languages, a line each; empty where every text is there in each with the same figures. */
export function listWrongStrings(folder: string): readonly string[] {
  const files = [...new Set(LANGUAGES.flatMap((language) => readdirSync(join(folder, language))))].sort()
  return files.flatMap((file) => {
    const all = LANGUAGES.map((language) => ({ language, texts: readTexts(join(folder, language, file)) }))
    const [first, ...others] = SAID_BY_API.has(file) ? all.slice(1) : all
    if (!first) return []
    return [
      ...emptyIn(first.texts, `${first.language}/${file}`),
      ...others.flatMap((other) => compare(first, other.texts, `${other.language}/${file}`)),
    ]
  })
}

interface Page {
  readonly language: Language
  readonly texts: ReadonlyMap<string, string>
}

function compare({ language, texts }: Page, other: ReadonlyMap<string, string>, where: string): readonly string[] {
  const name = NAMES[language]
  const missing = [...texts.keys()].filter((key) => !other.has(key)).map((key) => `${where} has no ${key}`)
  const surplus = [...other.keys()].filter((key) => !texts.has(key)).map((key) => `${where} has ${key}, which ${name} has not`)
  const otherwise = [...texts].flatMap(([key, text]) => {
    const [wants, has] = [figuresOf(text), figuresOf(other.get(key) ?? text)]
    return wants === has ? [] : [`${where}: ${key} names ${has || 'nothing'}, ${name} names ${wants || 'nothing'}`]
  })
  return [...missing, ...surplus, ...otherwise, ...emptyIn(other, where)]
}

function emptyIn(texts: ReadonlyMap<string, string>, where: string): readonly string[] {
  return [...texts].filter(([, text]) => text.trim() === '').map(([key]) => `${where}: ${key} is empty`)
}

/** What is put into a text, and its marks, sorted. */
function figuresOf(text: string): string {
  return [...new Set(text.match(/\{+\w+|<\w+>/g) ?? [])].sort().join(' ')
}

function readTexts(path: string): ReadonlyMap<string, string> {
  try {
    return new Map(flatten(JSON.parse(readFileSync(path, 'utf8')), ''))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is not JSON: ${error.message}`, { cause: error })
    return new Map()
  }
}

function flatten(value: unknown, at: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) throw new Error(`${at} is neither a text nor a group of texts`)
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, at === '' ? key : `${at}.${key}`))
}
