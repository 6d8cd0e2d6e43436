/** Names of the facts that stand in braces in a template: `'{run} is {state}'` has `run` and `state`. */
export type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** A sentence with what it is made of, so that it can be said in another language. */
export interface Sentence {
  readonly code: string
  readonly text: string
  readonly facts: Facts
}

/** What stands in a sentence: a name, a figure, a sentence of its own, or several of them. */
export type Fact = string | number | Sentence | readonly (string | Sentence)[]

export type Facts = Readonly<Record<string, Fact>>

/** The facts that a template names: all of them, and no others. */
export type FactsOf<Template extends string> = { readonly [Name in NamesIn<Template>]: Fact }

/** A fact as it stands in a sentence, by the fact's name. */
type WordOf = (name: string, fact: string) => string

/** A template with its facts in their places. */
export function fill(template: string, facts: Facts, wordOf: WordOf = (_name, fact) => fact): string {
  return template.replaceAll(/\{(\w+)\}/g, (_name, name: string) => said(name, facts[name] ?? '', wordOf))
}

/** Lists of sentences, which have commas of their own. */
const OF_SENTENCES: ReadonlySet<string> = new Set(['wrong'])

function said(name: string, fact: Fact, wordOf: WordOf): string {
  if (typeof fact === 'string') return wordOf(name, fact)
  if (typeof fact === 'number') return String(fact)
  return 'text' in fact ? fact.text : fact.map((each) => said(name, each, wordOf)).join(OF_SENTENCES.has(name) ? '; ' : ', ')
}
