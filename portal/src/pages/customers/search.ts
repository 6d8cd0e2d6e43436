import { oneOf, textIn, withoutEmpty, yesOrNo, yesOrNoIn } from '../../parts/search-words.ts'

export const STATES = ['needs-person', 'not-read', 'no-plan', 'planned', 'approved', 'running', 'undone', 'done', 'not-affected'] as const
const SORTS = ['name', 'seats', 'termEndsAt', 'state'] as const

/** Which customers are shown, and in what order; stands in the page's address. Left out: all. */
export interface Search {
  readonly q?: string
  readonly tag?: string
  readonly affected?: boolean
  readonly state?: (typeof STATES)[number]
  readonly sort?: (typeof SORTS)[number]
  readonly dir?: 'desc'
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return withoutEmpty<Search>({
    q: textIn(search['q']),
    tag: textIn(search['tag']),
    affected: yesOrNoIn(search['affected']),
    state: oneOf(STATES, search['state']),
    sort: oneOf(SORTS, search['sort']),
    dir: oneOf(['desc'], search['dir']),
  })
}

/** The same as the API takes it. */
export function asked({ affected, ...search }: Search) {
  return { ...search, ...yesOrNo('affected', affected) }
}
