import { sayReason, type Sentence, type Wording } from './say-reason.ts'
import { textAt, type Texts } from './texts-of.ts'

/** What the API says of a request that it refuses: which sentence it is, and the names and figures in it. */
export interface Refused {
  readonly code?: string | undefined
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

/** The language of the reader: problems by code, and the parts of which they and their fields are made. */
export interface ProblemWording {
  readonly problems: Texts
  readonly parts: Texts
  readonly reasons: Wording
  readonly language: string
}

/** A problem in the reader's language; undefined where there are no words for it, or a fact is missing: it wants the API's own. */
export function sayProblem(refused: Refused, wording: ProblemWording): { readonly title: string; readonly detail: string } | undefined {
  const [title, detail] = ['title', 'detail'].map((part) => sayAt(wording.problems, [refused.code ?? '', part], refused, wording))
  return title === undefined || detail === undefined ? undefined : { title, detail }
}

/** What is wrong with one field; undefined as for a problem. */
export function sayField(refused: Refused, wording: ProblemWording): string | undefined {
  return sayAt(wording.parts, ['field', refused.code ?? ''], refused, wording)
}

function sayAt(texts: Texts, path: readonly string[], { facts = {} }: Refused, wording: ProblemWording): string | undefined {
  const template = textAt(texts, path)
  if (typeof template !== 'string') return undefined
  const values = new Map(namesIn(template).map((name) => [name, valueOf(name, facts[name], wording)]))
  if ([...values.values()].includes(undefined)) return undefined
  return template.replaceAll(NAME, (_name, name: string) => values.get(name) ?? '')
}

const NAME = /\{(\w+)\}/g

/** The facts that stand in braces in a template. */
export function namesIn(template: string): readonly string[] {
  return [...template.matchAll(NAME)].map(([, name = '']) => name)
}

/** Lists of sentences, which have commas of their own. */
const OF_SENTENCES: ReadonlySet<string> = new Set(['wrong'])

function valueOf(name: string, fact: unknown, wording: ProblemWording): string | undefined {
  if (Array.isArray(fact)) {
    const all = fact.map((each: unknown) => valueOf(name, each, wording))
    return all.includes(undefined) ? undefined : all.join(OF_SENTENCES.has(name) ? '; ' : ', ')
  }
  if (typeof fact === 'number') return fact.toLocaleString(wording.language)
  if (typeof fact === 'string') return wordOf(name, fact, wording)
  if (!isSentence(fact)) return undefined
  return sayField(fact, wording) ?? sayReason(`because.${fact.code}`, fact, wording.reasons) ?? fact.text
}

function wordOf(name: string, fact: string, { parts }: ProblemWording): string {
  const word = textAt(parts, ['word', name, fact])
  return typeof word === 'string' ? word : fact
}

/** A sentence within a sentence. */
function isSentence(fact: unknown): fact is Sentence & { readonly code: string } {
  return typeof fact === 'object' && fact !== null && 'code' in fact && 'text' in fact && typeof fact.text === 'string'
}
