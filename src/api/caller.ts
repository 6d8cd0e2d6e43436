import type { Right, Rights } from '../domain/rights.ts'
import type { Session } from '../store/sessions.ts'
import { problem, type ProblemError } from './problems/problem.ts'

/** Whoever calls the API, and what they may do. */
export interface Caller {
  /** As records name them: `Megan Bowen (adminAgent)`, or a token's name. */
  readonly actor: string
  readonly rights: Rights
  /** Somebody who has signed in, or one of practice's people whom a token named. A name that a program gave is no proof of a person. */
  readonly isPerson: boolean
  /** Null: a token. */
  readonly session: Session | null
  /** A token asks in somebody's name, who may do no more than it. */
  readonly byToken?: { readonly name: string; readonly person: Rights | undefined }
}

export const NOBODY: Caller = { actor: '', rights: new Set(), isPerson: false, session: null }

/** The same person whatever roles they had at the time: records name both. */
export function isSamePerson(one: string, other: string): boolean {
  return personOf(one).toLowerCase() === personOf(other).toLowerCase()
}

/** The name alone, without the roles. */
export function personOf(actor: string): string {
  return actor.replace(/ \([^()]*\)$/, '')
}

/** @throws ProblemError where they lack it */
export function checkRight(caller: Caller, right: Right): void {
  if (!caller.rights.has(right)) throw mayNot(caller, right)
}

function mayNot({ actor, rights, byToken }: Caller, right: Right): ProblemError {
  const may = [...rights]
  if (!byToken || (byToken.person && !byToken.person.has(right)))
    return may.length > 0 ? problem('may-not', { actor, right, rights: may }) : problem('may-nothing', { actor, right })
  const { name: token, person } = byToken
  if (person)
    return may.length > 0
      ? problem('token-of-person-may-not', { actor, right, token, rights: may })
      : problem('token-of-person-may-nothing', { actor, right, token })
  return may.length > 0 ? problem('token-may-not', { token, right, rights: may }) : problem('token-may-nothing', { token, right })
}
