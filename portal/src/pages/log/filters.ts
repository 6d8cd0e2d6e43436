/** What of the log is shown; stands in the page's address. Left out: all. */
export interface LogFilters {
  readonly actor?: string
  readonly kind?: string
  readonly customer?: string
  readonly run?: string
  readonly plan?: string
  /** Days, YYYY-MM-DD. */
  readonly since?: string
  readonly until?: string
}

export const FILTERS = ['actor', 'kind', 'customer', 'run', 'plan', 'since', 'until'] as const satisfies readonly (keyof LogFilters)[]

/** From an address; what is no filter, or empty, is left out. */
export function readFilters(search: Readonly<Record<string, unknown>>): LogFilters {
  const found = FILTERS.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : []
  })
  return Object.fromEntries(found)
}
