import type { Reason } from '../domain/run.ts'
import { listed, said } from './say-fact.ts'

/** In what a part that was planned anew is otherwise than the one that was approved. */
export type ChangeCode = keyof typeof TEXTS

/** A difference with its sentence, for every face. */
export function change(code: ChangeCode, facts: Reason['facts'] = {}): Reason {
  return { code, text: TEXTS[code](facts), facts }
}

type Facts = Reason['facts']

const TEXTS = {
  'nothing-left': () => 'the customer has nothing to be replaced any more',
  'as-approved': () => 'nothing that the plan says: it is as it was approved',
  'in-detail': () => 'licenses or services of users, or what the plan minds, are otherwise: read the part',
  'replaced-too': ({ offer }: Facts) => `${said(offer)} is to be replaced too`,
  'not-replaced': ({ offer }: Facts) => `${said(offer)} is not to be replaced any more`,
  'cannot-be-replaced': ({ offer, why }: Facts) => `${said(offer)} cannot be replaced now: ${clause(why)}`,
  'ends-otherwise': ({ offer }: Facts) => `how ${said(offer)} ends`,
  'subscription-new': ({ subscription, offer }: Facts) => `the subscription ${said(subscription)} of ${said(offer)} is new`,
  'subscription-gone': ({ subscription }: Facts) => `the subscription ${said(subscription)} is gone`,
  'status-changed': (facts: Facts) => changed('status', facts),
  'seats-changed': (facts: Facts) => changed('seats', facts),
  'auto-renew-changed': (facts: Facts) => changed('auto-renew', facts),
  'end-at-term-changed': (facts: Facts) => changed('ends at its term', facts),
  'term-end-changed': (facts: Facts) => changed('term end', facts),
  'add-on-new': ({ subscription }: Facts) => `the add-on ${said(subscription)} is new`,
  'add-on-gone': ({ subscription }: Facts) => `the add-on ${said(subscription)} is gone`,
  'users-joined': (facts: Facts) => people('joined', facts),
  'users-left': (facts: Facts) => people('left', facts),
  'group-gained': ({ group, members }: Facts) => `the group ${said(group)} has the license now, for ${said(members)} members`,
  'group-lost': ({ group }: Facts) => `the group ${said(group)} has the license no more`,
  'group-members': ({ group, was, now }: Facts) => `the group ${said(group)} had ${said(was)} members, now ${said(now)}`,
  'would-buy': (facts: Facts) => `it would buy ${seats(facts)}`,
  'would-use': (facts: Facts) => `it would use ${freeSeats(facts)}`,
  'would-not-buy': (facts: Facts) => `it would not buy ${seats(facts)} any more`,
  'would-not-use': (facts: Facts) => `it would not use ${freeSeats(facts)} any more`,
} as const

function changed(what: string, { offer, was, now }: Facts): string {
  return `${what} of ${said(offer)}: ${said(was)}, now ${said(now)}`
}

function people(did: string, { users, names, more }: Facts): string {
  const others = more === undefined ? '' : `, and ${said(more)} more`
  return `${users === 1 ? '1 user' : `${said(users)} users`} ${did}: ${listed(names)}${others}`
}

function seats({ quantity, product }: Facts): string {
  return `${said(quantity)} seats of ${said(product)}`
}

function freeSeats({ quantity, product }: Facts): string {
  return `${said(quantity)} free seats of ${said(product)}`
}

/** The sentence of a reason within another. */
function clause(fact: Facts[string] | undefined): string {
  return typeof fact === 'object' && fact !== null && 'text' in fact ? said(fact['text']) : said(fact)
}
