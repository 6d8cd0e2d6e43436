export const RANKS = ['high', 'upcoming', 'past'] as const
export type Rank = (typeof RANKS)[number]

/** As the API's filter has them, in the order of the timeline. */
export const KINDS = [
  'cancellation-window',
  'last-free-day',
  'hold-over',
  'gate',
  'last-safe-undo',
  'deletion',
  'term-end',
  'price-change',
  'relationship-end',
  'ended',
  'deleted',
  'unreadable',
] as const
export type Kind = (typeof KINDS)[number]

export const WITHIN = [7, 30, 90, 365] as const

/** Which days are shown, and how; what is left out is not asked for. */
export interface DeadlineSearch {
  readonly rank?: Rank
  readonly kind?: Kind
  readonly customer?: string
  readonly retirement?: string
  readonly within?: (typeof WITHIN)[number]
  readonly month?: string
  readonly flat?: boolean
}

export function readDeadlineSearch(search: Readonly<Record<string, unknown>>): DeadlineSearch {
  const rank = RANKS.find((each) => each === search['rank'])
  const kind = KINDS.find((each) => each === search['kind'])
  const within = WITHIN.find((each) => each === Number(search['within']))
  const customer = textIn(search['customer'])
  const retirement = textIn(search['retirement'])
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(textIn(search['month']) ?? '')?.[0]
  return {
    ...(rank ? { rank } : {}),
    ...(kind ? { kind } : {}),
    ...(customer ? { customer } : {}),
    ...(retirement ? { retirement } : {}),
    ...(within ? { within } : {}),
    ...(month ? { month } : {}),
    ...(search['flat'] === true ? { flat: true } : {}),
  }
}

/** The filters without how the rows are laid out. */
export function filtersOf({ flat: _flat, ...filters }: DeadlineSearch): Omit<DeadlineSearch, 'flat'> {
  return filters
}

function textIn(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text.slice(0, 200)
}
