import type { Right, Rights } from '../domain/rights.ts'
import { ProblemError } from './problems.ts'

/** Whoever calls the API, and what they may do. */
export interface Caller {
  /** As records name them: `Megan Bowen (adminAgent)`, or a token's name. */
  readonly actor: string
  readonly rights: Rights
}

export const NOBODY: Caller = { actor: '', rights: new Set() }

/** @throws ProblemError where they lack it */
export function checkRight({ actor, rights }: Caller, right: Right): void {
  if (rights.has(right)) return
  throw new ProblemError({
    type: '/problems/forbidden',
    title: 'You may not do this',
    status: 403,
    detail: `${actor} may not ${WORDS[right]}. ${rights.size === 0 ? 'None of their roles gives any right here.' : `They may ${[...rights].map((each) => WORDS[each]).join(', ')}.`} Ask somebody who may, or whoever gives roles in your directory.`,
  })
}

const WORDS: { readonly [R in Right]: string } = {
  view: 'see what is here',
  plan: 'scan, check and plan',
  approve: 'approve plans',
  run: 'carry out what was approved',
  undo: 'take back what was done',
  connect: 'change what the connection may do',
}
