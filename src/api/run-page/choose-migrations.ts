import { stepsOf } from '../../workflow/steps-of.ts'
import type { MigrationQuery } from '../contract/run-page.ts'
import { groupOf, movedOf, usersOf, type CountedMigration } from './counted-migration.ts'

/** `localeCompare` would look for its rules anew for each pair. */
const COLLATOR = new Intl.Collator()

/** Those that are looked for, in the order that is wanted; by `step`, what stands comes first. */
export function chooseMigrations(
  all: readonly CountedMigration[],
  { show, find = '', sort, dir }: Pick<MigrationQuery, 'show' | 'find' | 'sort' | 'dir'>,
): readonly CountedMigration[] {
  const words = find.trim().toLowerCase()
  const found = all.filter((each) => (show === undefined || groupOf(each) === show) && (words === '' || isFound(each, words)))
  const sign = dir === 'desc' ? -1 : 1
  const rankOf = RANKS[sort]
  // Those of one rank and one name stay as they were, which is by customer and decision.
  return found
    .map((each) => ({ each, rank: rankOf(each) }))
    .sort((a, b) => sign * compare(a.rank, b.rank) || COLLATOR.compare(nameOf(a.each), nameOf(b.each)))
    .map(({ each }) => each)
}

function isFound({ migration: { customer, customerName, customerDomain } }: CountedMigration, words: string): boolean {
  return `${customerName} ${customerDomain} ${customer}`.toLowerCase().includes(words)
}

const RANKS: { readonly [by in MigrationQuery['sort']]: (each: CountedMigration) => string | number } = {
  customer: ({ migration }) => migration.customerName,
  step: (each) => (groupOf(each) === 'problems' ? 0 : 100) + stepsDone(each),
  users: (each) => usersOf(each) - movedOf(each),
  since: ({ migration }) => migration.changedAt,
}

/** How many steps are behind it; all of them where it is done. */
function stepsDone({ migration: { method, step, state } }: CountedMigration): number {
  const steps = stepsOf({ method })
  const at = steps.findIndex(({ name }) => name === step)
  return state === 'done' ? steps.length : Math.max(0, at)
}

function nameOf({ migration }: CountedMigration): string {
  return migration.customerName
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? COLLATOR.compare(a, b) : Number(a) - Number(b)
}
