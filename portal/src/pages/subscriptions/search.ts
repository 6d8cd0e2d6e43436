import { daysIn, oneOf, textIn, withoutEmpty, yesOrNo, yesOrNoIn } from '../../parts/search-words.ts'
import { STATUSES } from '../../parts/status-badge.tsx'
import { columnsIn, type ColumnKey } from './column-keys.ts'

export const FAMILIES = ['legacy', 'nce', 'other'] as const
const SORTS = ['customer', 'product', 'status', 'quantity', 'assigned', 'unassigned', 'inactive', 'termEndsAt', 'retirement'] as const

/** What of the book is shown, in what order and with which columns; stands in the page's address. Left out: all. */
export interface Search {
  readonly q?: string
  readonly retirement?: string
  readonly status?: (typeof STATUSES)[number]
  readonly family?: (typeof FAMILIES)[number]
  readonly tag?: string
  readonly customer?: string
  readonly expiresWithin?: number
  readonly renewsWithin?: number
  readonly unassigned?: boolean
  readonly sort?: (typeof SORTS)[number]
  readonly dir?: 'desc'
  /** Keys with commas between. */
  readonly columns?: string
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return withoutEmpty<Search>({
    q: textIn(search['q']),
    retirement: textIn(search['retirement']),
    status: oneOf(STATUSES, search['status']),
    family: oneOf(FAMILIES, search['family']),
    tag: textIn(search['tag']),
    customer: textIn(search['customer']),
    expiresWithin: daysIn(search['expiresWithin']),
    renewsWithin: daysIn(search['renewsWithin']),
    unassigned: yesOrNoIn(search['unassigned']),
    sort: oneOf(SORTS, search['sort']),
    dir: oneOf(['desc'], search['dir']),
    columns: columnsIn(search['columns'])?.join(','),
  })
}

/** What the API is asked for: everything but the columns. */
export function asked({ columns: _columns, unassigned, ...search }: Search) {
  return { ...search, ...yesOrNo('unassigned', unassigned) }
}

export function shownColumns({ columns }: Search): readonly ColumnKey[] {
  return columnsIn(columns) ?? DEFAULT_COLUMNS
}

export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  'customer',
  'product',
  'status',
  'termEndsAt',
  'quantity',
  'assigned',
  'unassigned',
  'inactive',
]
