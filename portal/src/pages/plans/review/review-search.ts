export const STATES = ['all', 'to-replace', 'blocked', 'approved', 'not-approved'] as const
export type PartState = (typeof STATES)[number]

/** Which customers of the plan are shown. */
export interface ReviewSearch {
  readonly state?: PartState
  readonly search?: string
}

export function readReviewSearch(search: Readonly<Record<string, unknown>>): ReviewSearch {
  const state = STATES.find((each) => each === search['state'] && each !== 'all')
  const typed = search['search']
  return { ...(state ? { state } : {}), ...(typeof typed === 'string' && typed !== '' ? { search: typed } : {}) }
}
