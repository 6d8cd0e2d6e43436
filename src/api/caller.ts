import type { Right, Rights } from '../domain/rights.ts'
import type { Session } from '../store/sessions.ts'
import { ProblemError } from './problems.ts'

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
export function checkRight({ actor, rights, byToken }: Caller, right: Right): void {
  if (rights.has(right)) return
  const refuse = (detail: string) => new ProblemError({ type: '/problems/forbidden', title: 'You may not do this', status: 403, detail })
  const may = [...rights].map((each) => WORDS[each]).join(', ')
  if (byToken && (byToken.person === undefined || byToken.person.has(right))) {
    const person = byToken.person ? `${actor} may ${WORDS[right]}, but the` : 'The'
    throw refuse(
      `${person} token ${byToken.name} may not${byToken.person ? '' : ` ${WORDS[right]}`}. With it they may ${may || 'do nothing'}. Use a token that may, or sign in.`,
    )
  }
  throw refuse(
    `${actor} may not ${WORDS[right]}. ${rights.size === 0 ? 'None of their roles gives any right here.' : `They may ${may}.`} Ask somebody who may, or whoever gives roles in your directory.`,
  )
}

const WORDS: { readonly [R in Right]: string } = {
  view: 'see what is here',
  plan: 'scan, check and plan',
  approve: 'approve plans',
  run: 'carry out what was approved',
  undo: 'take back what was done',
  connect: 'change what the connection may do',
}
