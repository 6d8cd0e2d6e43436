import { sayRefusal } from './say-refusal.ts'
import { textAt, type Texts } from './texts-of.ts'

/** A sentence of the API with what it is made of: its English words, and the names and figures in them. */
export interface Sentence {
  readonly text: string
  readonly facts?: Facts | undefined
}

export type Facts = Readonly<Record<string, unknown>>

/** English, which is what the API says, and the language of the reader. */
export interface Wording {
  readonly english: Texts
  readonly own: Texts
  readonly language: string
}

/**
 * A sentence of the API in the reader's language. It is said only where the English sentence of the same name, with the same facts, is
 * word for word what the API says: whatever is otherwise, or lacks a fact, is undefined and wants the API's own words.
 */
export function sayReason(key: string, sentence: Sentence, wording: Wording): string | undefined {
  const path = key.split('.')
  const facts = sentence.facts ?? {}
  const values = valuesOf(facts, undefined)
  const found = pairs(textAt(wording.english, path), textAt(wording.own, path)).find(([said]) => fill(said, values) === sentence.text)
  return (found && fill(found[1], valuesOf(facts, wording))) ?? sayRefusal(sentence, wording)
}

/** Each way to say it, in English and in the reader's language. */
function pairs(english: string | Texts | undefined, own: string | Texts | undefined): readonly (readonly [string, string])[] {
  if (typeof english === 'string') return typeof own === 'string' ? [[english, own]] : []
  if (english === undefined || typeof own !== 'object') return []
  return Object.keys(english).flatMap((name) => pairs(english[name], own[name]))
}

/** Undefined where a figure is not there. */
function fill(text: string, values: ReadonlyMap<string, string>): string | undefined {
  const figures = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
  if (!figures.every((name) => values.has(name))) return undefined
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_figure, name: string) => values.get(name) ?? '')
}

/** Lists of clauses that have commas of their own. */
const APART: ReadonlySet<string> = new Set(['differences', 'prices'])

/** Facts as they stand in a sentence: as the API writes them, or for the reader of a language. */
function valuesOf(facts: Facts, wording: Wording | undefined): ReadonlyMap<string, string> {
  const values = Object.entries(facts).flatMap(([name, fact]): (readonly [string, string])[] => {
    if (Array.isArray(fact)) {
      const all = fact.map((each: unknown) => valueOf(name, each, wording))
      const list = all.every((each) => each !== undefined) ? [[name, all.join(APART.has(name) ? '; ' : ', ')] as const] : []
      return [...list, [`${name}Count`, String(fact.length)]]
    }
    const value = valueOf(name, fact, wording)
    return value === undefined ? [] : [[name, value]]
  })
  return new Map([...values, ['whom', namesOf(facts)]])
}

/** So many users are named in a sentence, as the API does. */
const NAMED = 3

/** ` (anna@…, bo@…, …)`, or nothing where nobody is named. */
function namesOf({ users, named }: Facts): string {
  const names = Array.isArray(named) ? named.slice(0, NAMED) : []
  const more = typeof users === 'number' && users > names.length ? ', …' : ''
  return names.length === 0 ? '' : ` (${names.join(', ')}${more})`
}

function valueOf(name: string, fact: unknown, wording: Wording | undefined): string | undefined {
  if (typeof fact === 'number') return wording ? fact.toLocaleString(wording.language) : String(fact)
  if (typeof fact === 'boolean') return String(fact)
  if (typeof fact === 'string') return wording ? wordOf(name, fact, wording) : fact
  if (!isReason(fact)) return undefined
  const own = wording && WITHIN.map((key) => sayReason(key(fact.code), fact, wording)).find((said) => said !== undefined)
  return own ?? fact.text
}

/** Where the words of a sentence within another stand. */
const WITHIN = [(code: string) => `because.${code}`, (code: string) => `clause.${code}`, (code: string) => `blocker.${code}.what`] as const

function wordOf(name: string, fact: string, wording: Wording): string {
  const word = textAt(wording.own, ['word', name, fact])
  return typeof word === 'string' ? word : fact
}

/** A sentence within a sentence. */
function isReason(fact: unknown): fact is Sentence & { readonly code: string } {
  return typeof fact === 'object' && fact !== null && 'code' in fact && 'text' in fact && typeof fact.text === 'string'
}
