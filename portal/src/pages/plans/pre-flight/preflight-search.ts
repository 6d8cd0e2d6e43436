export const SHOWN = ['problems', 'failed', 'warning', 'unknown', 'expired', 'passed', 'all'] as const
export type Shown = (typeof SHOWN)[number]

/** Which findings are shown, of whom, and the look that is under way. */
export interface PreflightSearch {
  readonly show?: Shown
  readonly customer?: string
  readonly look?: string
  readonly message?: string
}

export function readPreflightSearch(search: Readonly<Record<string, unknown>>): PreflightSearch {
  const show = SHOWN.find((each) => each === search['show'] && each !== 'problems')
  const text = (name: 'customer' | 'look' | 'message'): Partial<PreflightSearch> => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return { ...(show ? { show } : {}), ...text('customer'), ...text('look'), ...text('message') }
}
