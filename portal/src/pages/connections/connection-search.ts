/** Whose rights are shown in full, and the look at rights that is followed. */
export interface ConnectionSearch {
  readonly customer?: string
  readonly check?: string
}

export function readConnectionSearch(search: Readonly<Record<string, unknown>>): ConnectionSearch {
  const { customer, check } = search
  return {
    ...(typeof customer === 'string' && customer !== '' ? { customer } : {}),
    ...(typeof check === 'string' && check !== '' ? { check } : {}),
  }
}
