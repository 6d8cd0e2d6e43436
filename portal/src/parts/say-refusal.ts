import { textAt, type Texts } from './texts-of.ts'

/** English, which is what the API says, and the language of the reader. */
interface Languages {
  readonly english: Texts
  readonly own: Texts
}

interface Refused {
  readonly text: string
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

const APIS = ['partner-center', 'graph', 'sign-in'] as const

/**
 * What the API says of a refusal of Microsoft’s, by Microsoft’s code: what it means and what helps, or one of the two alone. Microsoft’s
 * own words, in brackets, stay as they came. Undefined where the API’s words are others.
 */
export function sayRefusal({ text, facts: { api, code } = {} }: Refused, { english, own }: Languages): string | undefined {
  if (typeof code !== 'string') return undefined
  return APIS.filter((each) => api === undefined || api === each)
    .flatMap((each) => rowsAt(['refusal', each, code], english, own))
    .flatMap(([said, translated]) => translate(text, said, translated) ?? [])[0]
}

interface Row {
  readonly what: string
  readonly fix: string
}

/** One code may stand for several refusals, each with a row of its own. */
function rowsAt(path: readonly string[], english: Texts, own: Texts): readonly (readonly [Row, Row])[] {
  const [said, translated] = [textAt(english, path), textAt(own, path)]
  if (isRow(said) && isRow(translated)) return [[said, translated]]
  return typeof said === 'object' ? Object.keys(said).flatMap((name) => rowsAt([...path, name], english, own)) : []
}

function isRow(texts: string | Texts | undefined): texts is Texts & Row {
  return typeof texts === 'object' && typeof texts['what'] === 'string' && typeof texts['fix'] === 'string'
}

function translate(text: string, said: Row, own: Row): string | undefined {
  if (text === said.what) return own.what
  if (text === said.fix) return own.fix
  const [what, fix] = [sentence(said.what), sentence(said.fix)]
  if (text.startsWith(`${what} (`) && text.endsWith(`). ${fix}.`))
    return `${sentence(own.what)}${text.slice(what.length, text.length - fix.length - 1)}${sentence(own.fix)}.`
  return text.startsWith(`${said.what} (`) ? own.what + text.slice(said.what.length) : undefined
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
}
