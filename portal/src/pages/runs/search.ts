import { GROUPS, type Group } from './work.ts'

const SORTS = ['customer', 'step', 'users', 'since'] as const
export type SortBy = (typeof SORTS)[number]

export const TABS = ['customers', 'users', 'events'] as const
export type Tab = (typeof TABS)[number]

export const USER_STATES = ['pending', 'sent', 'moved', 'verified', 'refused', 'left-alone', 'undone'] as const
export type UserState = (typeof USER_STATES)[number]

/** What of a run is shown; all of it may be left out. */
export interface RunSearch {
  readonly tab?: Tab | undefined
  readonly show?: Group | undefined
  readonly find?: string | undefined
  readonly sort?: SortBy | undefined
  readonly down?: true | undefined
  /** Users in this state alone. */
  readonly users?: UserState | undefined
  /** Users of this customer alone, by id or domain. */
  readonly of?: string | undefined
}

export function readRunSearch(raw: Readonly<Record<string, unknown>>): RunSearch {
  return {
    tab: oneOf(TABS, raw['tab']),
    show: oneOf(GROUPS, raw['show']),
    find: text(raw['find']),
    sort: oneOf(SORTS, raw['sort']),
    down: raw['down'] === true ? true : undefined,
    users: oneOf(USER_STATES, raw['users']),
    of: text(raw['of']),
  }
}

/** What of a customer in a run is shown; `change`: the plan that was made of what has changed. */
export interface CustomerSearch {
  readonly problems?: true | undefined
  readonly change?: string | undefined
}

export function readCustomerSearch(raw: Readonly<Record<string, unknown>>): CustomerSearch {
  return { problems: raw['problems'] === true ? true : undefined, change: text(raw['change']) }
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((each) => each === value)
}

/** A number in an address was typed as text. */
function text(value: unknown): string | undefined {
  const words = typeof value === 'number' ? String(value) : value
  return typeof words === 'string' && words !== '' ? words : undefined
}
