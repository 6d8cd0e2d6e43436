/** A link carries so many characters; longer addresses are refused by servers and cut by mail programs. */
const LINK_MOST = 1000
const KEY = 'crossgrade-chosen'

type Kept = Pick<Storage, 'getItem' | 'setItem'>

/** What stands in an address for the customers that were chosen: their domains or, where they are too many for it, where this window keeps them. */
export type CustomerChoice = { readonly only: string } | { readonly chosen: string }

/** A choice of customers as an address carries it. One that is too long stays in this window until it is closed, through reloads too. */
export function keepChoice(domains: readonly string[], storage: Kept = sessionStorage): CustomerChoice {
  const only = domains.join(',')
  if (only.length <= LINK_MOST) return { only }
  const chosen = Date.now().toString(36)
  storage.setItem(`${KEY} ${chosen}`, only)
  return { chosen }
}

/** The domains of a kept choice; undefined where this window has kept none by that name. */
export function readChoice(chosen: string, storage: Kept = sessionStorage): readonly string[] | undefined {
  return storage.getItem(`${KEY} ${chosen}`)?.split(',')
}
