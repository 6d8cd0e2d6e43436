import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** English is what the others are compared with. */
const LANGUAGES = ['en', 'it', 'sv'] as const

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
    const [english, ...others] = LANGUAGES.map((language) => ({ language, texts: readTexts(join(folder, language, file)) }))
    if (!english) return []
    return [
      ...emptyIn(english.texts, `en/${file}`),
      ...others.flatMap((other) => compare(english.texts, other.texts, `${other.language}/${file}`)),
    ]
  })
}

function compare(english: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, where: string): readonly string[] {
  const missing = [...english.keys()].filter((key) => !other.has(key)).map((key) => `${where} has no ${key}`)
  const surplus = [...other.keys()].filter((key) => !english.has(key)).map((key) => `${where} has ${key}, which English has not`)
  const otherwise = [...english].flatMap(([key, text]) => {
    const [wants, has] = [figuresOf(text), figuresOf(other.get(key) ?? text)]
    return wants === has ? [] : [`${where}: ${key} names ${has || 'nothing'}, English names ${wants || 'nothing'}`]
  })
  return [...missing, ...surplus, ...otherwise, ...emptyIn(other, where)]
}

function emptyIn(texts: ReadonlyMap<string, string>, where: string): readonly string[] {
  return [...texts].filter(([, text]) => text.trim() === '').map(([key]) => `${where}: ${key} is empty`)
}

/** What is put into a text, and its marks, sorted. */
function figuresOf(text: string): string {
  return [...new Set(text.match(/\{\{\w+|<\w+>/g) ?? [])].sort().join(' ')
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
