import type { Reason } from '../../domain/run.ts'
import { said } from '../say-fact.ts'
import { NO_MORE } from './retired.ts'

type Facts = Reason['facts']

/** Why a migration, or a user of it, cannot be taken back: every sentence for it. */
const OBSTACLES = {
  'is-a-way-back': () => 'it is a way back itself: plan the way forth anew',
  'old-deleted': () => 'the old subscription was deleted by Microsoft: there is nothing to go back to',
  'run-took-over': () => 'a later run has taken it over',
  'still-carried-out': () => 'it is being carried out: pause or stop its run first',
  'purchase-in-doubt': ({ product }: Facts) => `whether ${said(product)} was bought is unknown: look in Partner Center`,
  'purchase-not-read': ({ product }: Facts) => `whether ${said(product)} was bought is not known yet: stop its run, which reads that back`,
  'order-names-none': ({ product }: Facts) =>
    `the order of ${said(product)} names no subscription yet that could be canceled: look at it in Partner Center`,
  'answer-not-read': ({ run }: Facts) =>
    `what became of something that ${said(run)} has sent is not known yet: stop it, which reads that back`,
  'term-has-ended': ({ offer }: Facts) => `the term of ${said(offer)} has ended: what was changed for it has taken effect`,
  'renews-no-more': ({ offer }: Facts) => `auto-renew of ${said(offer)} cannot be turned on again: ${NO_MORE}`,
  'part-not-stored': () => 'what was approved is not stored any more',
  'nothing-done-yet': () => 'nothing has been done yet that could be taken back',
  'goes-back-already': ({ run }: Facts) => `${said(run)} takes it back already, or has`,
  'user-not-done': ({ run, user }: Facts) =>
    `${said(run)} is not done with ${said(user)} yet: wait a minute, or stop it, then plan this again`,
  'user-by-group': ({ user }: Facts) => `${said(user)} has the license through a group, which gives all its members one product`,
  'user-not-changed': ({ run, user }: Facts) => `${said(run)} has changed nothing of ${said(user)}`,
  'user-goes-back-already': ({ run, user }: Facts) => `${said(run)} takes ${said(user)} back already, or has`,
} as const

export type ObstacleCode = keyof typeof OBSTACLES
export const OBSTACLE_CODES = Object.keys(OBSTACLES) as readonly ObstacleCode[]

export interface Obstacle extends Reason {
  readonly code: ObstacleCode
}

export function obstacle(code: ObstacleCode, facts: Facts = {}): Obstacle {
  return { code, text: OBSTACLES[code](facts), facts }
}
