import { oneOf, textIn, withoutEmpty, yesOrNo, yesOrNoIn } from '../../parts/search-words.ts'

/** Which users of a customer are shown; stands in the page's address. Left out: all. */
export interface UserSearch {
  readonly q?: string
  readonly sku?: string
  readonly path?: 'direct' | 'group'
  readonly inactive?: boolean
}

export function readUserSearch(search: Readonly<Record<string, unknown>>): UserSearch {
  return withoutEmpty<UserSearch>({
    q: textIn(search['q']),
    sku: textIn(search['sku']),
    path: oneOf(['direct', 'group'], search['path']),
    inactive: yesOrNoIn(search['inactive']),
  })
}

/** The same as the API takes it. */
export function asked({ inactive, ...search }: UserSearch) {
  return { ...search, ...yesOrNo('inactive', inactive) }
}
