export const TABS = ['decisions', 'users', 'calls', 'by-hand'] as const
export type PartTab = (typeof TABS)[number]

/** What of the customer's part is shown, and which user. */
export interface PartSearch {
  readonly tab?: PartTab
  readonly user?: string
}

export function readPartSearch(search: Readonly<Record<string, unknown>>): PartSearch {
  const tab = TABS.find((each) => each === search['tab'])
  const user = search['user']
  return { ...(tab ? { tab } : {}), ...(typeof user === 'string' && user !== '' ? { user } : {}) }
}
