import type { Json } from '../domain/durable.ts'

type Facts = { readonly [name: string]: Json }

/** The facts of a blocker or warning, of one user or of all that it is about. */
export interface FactsOfUser {
  /** User principal name; null: all of them, or nobody in particular. */
  readonly user: string | null
  readonly facts: Facts
}

const USERS_MAX = 1000

/**
 * Facts that name users, once for each of the first thousand, so that each can be answered; once more as they are where there are
 * others. Facts that name nobody come back alone.
 */
export function factsPerUser(facts: Facts): readonly FactsOfUser[] {
  const names = namesIn(facts)
  if (names.length === 0) return [{ user: null, facts }]
  const each = names.slice(0, USERS_MAX).map((user) => ({ user, facts: factsOf(user, facts) }))
  const total = typeof facts['users'] === 'number' ? facts['users'] : names.length
  return total > each.length ? [...each, { user: null, facts }] : each
}

/** The users whom a blocker or warning names. */
export function namesIn({ named, users }: Facts): readonly string[] {
  const list: Json | undefined = Array.isArray(named) ? named : users
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
}

/** `named` beside a count, or `users` themselves; of the others that are listed, only this one. */
function factsOf(user: string, facts: Facts): Facts {
  return Array.isArray(facts['named']) ? { ...facts, users: 1, named: [user] } : { ...facts, users: [user] }
}
