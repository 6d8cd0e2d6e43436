/** Of which run, and who of it goes back; customers and users left out: all of it. */
export interface UndoSearch {
  readonly run?: string | undefined
  /** By id. */
  readonly customers?: readonly string[] | undefined
  /** User principal names as they were typed. */
  readonly users?: string | undefined
  readonly find?: string | undefined
}

export function readUndoSearch(raw: Readonly<Record<string, unknown>>): UndoSearch {
  const { run, customers, users, find } = raw
  const ids = Array.isArray(customers)
    ? customers.filter((each) => typeof each === 'string')
    : typeof customers === 'string'
      ? [customers]
      : []
  return {
    run: text(run),
    customers: ids.length > 0 ? ids : undefined,
    users: text(users),
    find: text(find),
  }
}

/** A number in an address was typed as text. */
function text(value: unknown): string | undefined {
  const words = typeof value === 'number' ? String(value) : value
  return typeof words === 'string' && words !== '' ? words : undefined
}

/** Names that were typed with commas, spaces or lines between them. */
export function namesIn(typed: string | undefined): readonly string[] {
  return [...new Set((typed ?? '').split(/[\s,;]+/).filter((each) => each !== ''))]
}
