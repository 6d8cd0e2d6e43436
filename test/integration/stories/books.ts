import type { Estate } from '../../../emulator/server.ts'
import type { Story } from './read-stories.ts'

/** Stories that one partner's book can hold: same settings, same clock, and nothing in one that would touch another. */
export interface Book {
  readonly name: string
  readonly stories: readonly [Story, ...Story[]]
  readonly estate: Estate
}

/** Puts stories into as few books as their settings allow, the largest first. @throws Error where two stories share a domain */
export function booksOf(stories: readonly Story[]): readonly Book[] {
  const groups = [...Map.groupBy(stories, keyOf).values()].sort((a, b) => b.length - a.length)
  return groups.flatMap(([first, ...rest], i) => (first ? [bookOf(`book ${i + 1}`, [first, ...rest])] : []))
}

function keyOf({ name, estate, acts }: Story): string {
  const touchesAll = acts.acts.some((act) => 'settings' in act || 'advance' in act)
  const { clock, settings = {}, prices = {} } = estate
  return JSON.stringify([touchesAll ? name : '', Date.parse(clock), settings, prices, acts.finally])
}

function bookOf(name: string, stories: Book['stories']): Book {
  const [{ estate }] = stories
  const customers = stories.flatMap((story) => story.estate.customers)
  const domains = customers.map((customer) => customer.domain)
  const twice = domains.find((domain, i) => domains.indexOf(domain) !== i)
  if (twice) throw new Error(`two stories have a customer with the domain ${twice}: each wants its own`)
  const products = new Map(stories.flatMap((story) => story.estate.products ?? []).map((product) => [product.id, product]))
  return { name, stories, estate: { ...estate, name: 'stories', customers, products: [...products.values()] } }
}
