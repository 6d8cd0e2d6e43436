import { routes } from '../../../src/api/contract/routes.ts'
import type { RunningProduct } from '../../support/a-running-product.ts'
import { indented, undated } from './in-words.ts'
import { namesFor, type Names } from './names.ts'
import type { Story } from './read-stories.ts'
import { readCustomer, readUsers, type StageCustomer } from './stage-customer.ts'
import { tellCommerce, tellMigrations, tellMoves, tellUsers } from './tell-end.ts'
import { isCustomerPlan, tellPlan } from './tell-plan.ts'

export interface Told {
  readonly story: Story
  /** The plan's id, or the words in which it was refused. */
  readonly plan: string | { readonly refused: readonly string[] }
  readonly run: string | undefined
}

/** The story until nothing goes on by itself: for each customer what was planned, and what it has come to. */
export async function tellUntilSettled(told: Told, product: RunningProduct): Promise<string> {
  const lines: string[] = []
  const { story } = told
  for (const { domain, why } of story.estate.customers) {
    const customer = await readCustomer(product.emulator.url, domain)
    const names = namesFor(customer, story.estate)
    lines.push(`${customer.name}${why === undefined ? '' : `: ${why}`}`, '')
    lines.push('  Planned', ...indented(await planned(told, domain, names, product), '    '), '')
    lines.push('  Come to', ...indented(await comeTo(told, customer, names, product), '    '), '')
  }
  return lines.join('\n')
}

/** What has changed when the clock has been moved on. */
export async function tellLater({ story, run }: Told, product: RunningProduct): Promise<string> {
  const lines: string[] = []
  for (const { domain } of story.estate.customers) {
    const customer = await readCustomer(product.emulator.url, domain)
    const migrations = run ? await migrationsOf(run, domain, product) : []
    lines.push(`${customer.name} after ${story.acts.finally} more`, '')
    lines.push(...indented(migrations.map(({ retirement, state, step }) => `${retirement}: ${state} at ${step}`)))
    lines.push(...indented(tellCommerce(customer)))
  }
  return `${lines.join('\n')}\n`
}

async function planned({ plan, story }: Told, domain: string, names: Names, { api }: RunningProduct): Promise<readonly string[]> {
  if (typeof plan !== 'string') return ['refused', ...indented(plan.refused)]
  const { items } = await api.call(routes.listParts, { params: { id: plan } })
  if (items.length === 0) return ['nothing: the customer is not affected']
  const { plan: part, text } = await api.call(routes.getPart, { params: { id: plan, customer: domain } })
  if (!isCustomerPlan(part)) throw new Error(`the part of ${domain} has no decisions`)
  return tellPlan(part, text, names).map((line) => undated(line, story.estate.clock, []))
}

async function comeTo({ story, run }: Told, customer: StageCustomer, names: Names, product: RunningProduct): Promise<readonly string[]> {
  const migrations = run ? await migrationsOf(run, customer.domain, product) : []
  const moves = run ? await movesOf(run, customer.domain, product) : []
  const start = story.estate.clock
  return [
    ...(run ? tellMigrations(migrations, { start }) : ['no run']),
    ...tellMoves(moves).map((line) => `moved ${line}`),
    ...tellCommerce(customer),
    ...tellUsers(await readUsers(product.emulator.url, customer.domain), names),
  ]
}

async function migrationsOf(run: string, domain: string, { api }: RunningProduct) {
  const { items } = await api.call(routes.getMigrations, { params: { id: run, customer: domain } })
  return items.toSorted((a, b) => (a.decision < b.decision ? -1 : 1))
}

async function movesOf(run: string, domain: string, { api }: RunningProduct) {
  return (await api.call(routes.listRunUsers, { params: { id: run }, query: { customer: domain, limit: 1000 } })).items
}
