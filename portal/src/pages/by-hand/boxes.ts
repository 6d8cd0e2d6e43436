import type { Answer } from '../../api/answer.ts'

export type PlannedUser = Answer<'/api/plans/{id}/users/{upn}', 'get'>

/** Of all the chosen users: everybody, nobody, or some. */
export type Held = boolean | 'mixed'

/** One license of the chosen users. */
export interface Box {
  readonly skuId: string
  readonly title: string
  readonly holders: readonly string[]
  readonly now: Held
  /** As the approved plan has it. */
  readonly then: Held
}

/** Every license that the chosen users have or are to have, those that change first. */
export function boxesOf(users: readonly PlannedUser[]): readonly Box[] {
  const titles = new Map(users.flatMap(({ before, after }) => [...before, ...after].map(({ skuId, title }) => [skuId, title] as const)))
  return [...titles]
    .map(([skuId, title]) => {
      const holds = (held: PlannedUser['before']): boolean => held.some((each) => each.skuId === skuId)
      const holders = users.filter(({ before }) => holds(before)).map(({ displayName }) => displayName)
      const after = users.filter((user) => holds(user.after)).length
      return { skuId, title, holders, now: heldBy(holders.length, users.length), then: heldBy(after, users.length) }
    })
    .toSorted((one, other) => Number(other.now !== other.then) - Number(one.now !== one.then) || one.title.localeCompare(other.title))
}

function heldBy(count: number, of: number): Held {
  return count === 0 ? false : count === of ? true : 'mixed'
}

/** Services that the chosen users lose or gain, with how many of them do. */
export function sumServices(
  users: readonly PlannedUser[],
  what: 'loses' | 'gains',
): readonly { readonly title: string; readonly count: number }[] {
  const titles = users.flatMap(({ moves }) => [...new Set(moves.flatMap((move) => move[what].map(({ title }) => title)))])
  return [...Map.groupBy(titles, (title) => title)].map(([title, all]) => ({ title, count: all.length }))
}
