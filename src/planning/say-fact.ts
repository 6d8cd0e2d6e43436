import type { Json } from '../domain/durable.ts'

/** A fact as it stands in a sentence. */
export function said(fact: Json | undefined): string {
  if (fact === undefined || fact === null) return 'unknown'
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact)
}

/** Several facts with commas between them; nothing for an empty list. */
export function listed(fact: Json | undefined): string {
  return Array.isArray(fact) ? fact.map((each: Json) => said(each)).join(', ') : said(fact)
}

/** `has` or `have`: of one user, or of several. */
export function verb(facts: { readonly [name: string]: Json }, one: string, several: string): string {
  return facts['users'] === 1 ? one : several
}
