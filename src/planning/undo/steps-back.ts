import type { Instant } from '../../domain/instant.ts'
import type { GroupMove, UserMove } from '../../domain/license-move.ts'
import type { Reactivation, StepBack } from '../../domain/undoing.ts'
import type { Done } from './done.ts'
import { listBought, purchaseFreeUntil, type Bought } from './end-new.ts'
import { isRetired, NO_MORE } from './retired.ts'

interface Back {
  readonly reactivate: readonly Reactivation[]
  readonly users: readonly UserMove[]
  readonly groups: readonly GroupMove[]
  readonly isWhole: boolean
}

/** Each step as it is taken back, in order: whether it can be, until when, and at what cost. What is not known is said to be unknown. */
export function stepsBack(done: Done, { reactivate, users, groups, isWhole }: Back, now: Instant): readonly StepBack[] {
  return [
    ...reactivate.map((each) => reactivated(each, done, now)),
    ...putBack(users, groups),
    ...boughtByPerson(done),
    ...listBought(done).map((bought) => (isWhole ? ended(bought, now) : stays(bought))),
  ]
}

function reactivated({ subscription, offerName }: Reactivation, { deletedFrom, replacement }: Done, now: Instant): StepBack {
  const until = deletedFrom.get(subscription) ?? null
  const isLate = until !== null && until <= now
  const note = isLate
    ? 'Microsoft may have deleted it since then; it is read before anything is done'
    : until === null
      ? 'when Microsoft deletes it is not known; it is read before anything is done'
      : 'Microsoft may delete it from then on'
  const wasRenewing = replacement.expects.subscriptions.some(({ id, autoRenew }) => id === subscription && autoRenew)
  const isNce = replacement.from.subscriptions.some(({ id, family }) => id === subscription && family === 'nce')
  const stays = wasRenewing && isNce && isRetired(replacement) ? `; auto-renew stays off: ${NO_MORE}` : ''
  const seats = replacement.from.subscriptions.find(({ id }) => id === subscription)?.quantity ?? 0
  return { what: 'reactivate', subject: offerName, isPossible: true, until, cost: `${seats} seats are billed again`, note: note + stays }
}

function putBack(users: readonly UserMove[], groups: readonly GroupMove[]): readonly StepBack[] {
  if (users.length === 0) return []
  const subject = [`${users.length} ${users.length === 1 ? 'user' : 'users'}`, ...groups.map(({ name }) => `the group ${name}`)].join(', ')
  const note = 'to the licenses and services that were stored before; who was changed by somebody else meanwhile is left alone'
  return [{ what: 'put-back', subject, isPossible: true, until: null, cost: 'nothing', note }]
}

function ended({ line, purchase }: Bought, now: Instant): StepBack {
  const { product, quantity, seats } = line
  const subject = `${quantity} seats of ${product.title}`
  const until = purchaseFreeUntil(purchase)
  if (seats.from === 'owned')
    return { what: 'stays', subject, isPossible: true, until: null, cost: 'nothing', note: 'they were there before' }
  const isFree = until !== null && until > now
  if (seats.from === 'more') {
    const note = isFree ? 'taken off again' : 'seats can be taken off for seven days only; they stay until the renewal'
    return {
      what: 'give-back',
      subject,
      isPossible: isFree,
      until,
      cost: isFree ? 'nothing but the days used' : priceOf(line, purchase),
      note,
    }
  }
  if (product.family === 'legacy')
    return {
      what: 'suspend',
      subject,
      isPossible: true,
      until: null,
      cost: null,
      note: 'suspended; what is billed for the days used is not known',
    }
  if (isFree)
    return {
      what: 'cancel',
      subject,
      isPossible: true,
      until,
      cost: 'nothing but the days used',
      note: 'later it can only end at its term, and is paid until then',
    }
  return {
    what: 'end-at-term',
    subject,
    isPossible: true,
    until: null,
    cost: priceOf(line, purchase),
    note: 'the seven days are over: paid until its term ends',
  }
}

/** What somebody bought elsewhere is not ours to cancel. */
function boughtByPerson({ replacement: { purchase, lines }, step }: Done): readonly StepBack[] {
  if (purchase !== 'by-a-person' || step === 'confirm' || step === 'buy') return []
  const note = 'a person bought it: cancel it where it was bought'
  return lines.flatMap(({ product, quantity, seats }) =>
    seats.from === 'owned'
      ? []
      : [{ what: 'stays', subject: `${quantity} seats of ${product.title}`, isPossible: false, until: null, cost: null, note }],
  )
}

function priceOf({ quantity }: Bought['line'], { unitPrice, currency }: Bought['purchase']): string | null {
  return unitPrice === null ? null : `${quantity} x ${unitPrice} ${currency ?? ''}, as the cart said, until its term ends`
}

function stays({ line: { product, quantity } }: Bought): StepBack {
  const note = 'what was bought stays: the others use it'
  return { what: 'stays', subject: `${quantity} seats of ${product.title}`, isPossible: true, until: null, cost: 'nothing more', note }
}
