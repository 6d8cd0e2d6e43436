import { groupOf, movedOf, stepsDone, usersOf, type Group, type Migration } from './work.ts'

export const SORTS = ['customer', 'step', 'users', 'since'] as const
export type SortBy = (typeof SORTS)[number]

export interface Chosen {
  readonly show?: Group | undefined
  readonly find?: string | undefined
  readonly sort: SortBy
  readonly isDown: boolean
}

/** Those that are looked for, in the order that is wanted; problems first where none is named. */
export function chooseRows(migrations: readonly Migration[], { show, find, sort, isDown }: Chosen): readonly Migration[] {
  const words = find?.trim().toLowerCase() ?? ''
  const found = migrations.filter(
    (each) =>
      (show === undefined || groupOf(each) === show) &&
      (words === '' || `${each.customer.name} ${each.customer.domain} ${each.customer.id}`.toLowerCase().includes(words)),
  )
  const sign = isDown ? -1 : 1
  return found.toSorted((a, b) => sign * COMPARE[sort](a, b) || a.customer.name.localeCompare(b.customer.name))
}

const COMPARE: { readonly [by in SortBy]: (a: Migration, b: Migration) => number } = {
  customer: (a, b) => a.customer.name.localeCompare(b.customer.name),
  step: (a, b) => rank(a) - rank(b),
  users: (a, b) => usersOf(a) - movedOf(a) - (usersOf(b) - movedOf(b)),
  since: (a, b) => a.changedAt.localeCompare(b.changedAt),
}

/** What stands before what has come far. */
function rank(migration: Migration): number {
  return (groupOf(migration) === 'problems' ? 0 : 100) + stepsDone(migration)
}
