/** The columns of the page in their order, each with those of the file that hold what it shows. */
const COLUMN_FILES = {
  customer: ['customer', 'domain', 'tags'],
  product: ['product', 'retirement'],
  family: ['family'],
  status: ['status'],
  termEndsAt: ['autoRenew', 'endsAtTerm', 'termEndsAt'],
  quantity: ['quantity'],
  assigned: ['assigned'],
  unassigned: ['unassigned'],
  inactive: ['inactive'],
  term: ['term', 'billing'],
  nextTerm: ['nextTerm'],
  cancelableUntil: ['cancelableUntil'],
  parent: ['parent'],
  run: ['run'],
  subscriptionId: ['subscriptionId'],
  offerId: ['offerId'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ColumnKey = keyof typeof COLUMN_FILES

export const COLUMN_KEYS = Object.keys(COLUMN_FILES) as readonly ColumnKey[]

/** Columns of an address, in the page's order; undefined where it names none. */
export function columnsIn(value: unknown): readonly ColumnKey[] | undefined {
  const named = typeof value === 'string' ? value.split(',') : []
  const found = COLUMN_KEYS.filter((key) => named.includes(key))
  return found.length === 0 ? undefined : found
}

/** What a file has to hold to say what the page shows. */
export function fileColumns(shown: readonly ColumnKey[]): string {
  return shown.flatMap((key) => COLUMN_FILES[key]).join(',')
}
