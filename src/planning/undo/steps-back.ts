import type { Instant } from '../../domain/instant.ts'
import type { GroupMove, UserMove } from '../../domain/license-move.ts'
import type { Reactivation } from '../../domain/undoing.ts'
import type { Done } from './done.ts'
import { listBought, purchaseFreeUntil, type Bought } from './end-new.ts'
import { priceOfTerm } from './price-of-term.ts'
import { isRetired } from './retired.ts'
import { COSTS, groupNamed, NOTES, SUBJECTS, word, type WordedStep } from './step-words.ts'

interface Back {
  readonly reactivate: readonly Reactivation[]
  readonly users: readonly UserMove[]
  readonly groups: readonly GroupMove[]
  readonly isWhole: boolean
}

/** Each step as it is taken back, in order: whether it can be, until when, and at what cost. What is not known is said to be unknown. */
export function stepsBack(done: Done, { reactivate, users, groups, isWhole }: Back, now: Instant): readonly WordedStep[] {
  return [
    ...reactivate.map((each) => reactivated(each, done, now)),
    ...putBack(users, groups),
    ...boughtByPerson(done),
    ...listBought(done).map((bought) => (isWhole ? ended(bought, now) : stays(bought))),
  ]
}

function reactivated({ subscription, offerName }: Reactivation, { deletedFrom, activeAgain, replacement }: Done, now: Instant): WordedStep {
  if (activeAgain.has(subscription)) {
    const note = NOTES['active-already']
    return { what: 'reactivate', subject: offerName, isPossible: true, until: null, cost: COSTS['nothing-more'], note }
  }
  const until = deletedFrom.get(subscription) ?? null
  const when = until === null ? 'unknown' : until <= now ? 'late' : 'from-then'
  const wasRenewing = replacement.expects.subscriptions.some(({ id, autoRenew }) => id === subscription && autoRenew)
  const isNce = replacement.from.subscriptions.some(({ id, family }) => id === subscription && family === 'nce')
  const note = NOTES[wasRenewing && isNce && isRetired(replacement) ? (`${when}-stays-off` as const) : when]
  const seats = replacement.from.subscriptions.find(({ id }) => id === subscription)?.quantity ?? 0
  return { what: 'reactivate', subject: offerName, isPossible: true, until, cost: word(COSTS['billed-again'], { seats }), note }
}

function putBack(users: readonly UserMove[], groups: readonly GroupMove[]): readonly WordedStep[] {
  if (users.length === 0) return []
  const subject = word(SUBJECTS[`${users.length === 1 ? 'user' : 'users'}${groups.length === 0 ? '' : '-with-groups'}`], {
    users: users.length,
    groups: groups.map(({ name }) => groupNamed(name).text).join(', '),
  })
  return [{ what: 'put-back', subject, isPossible: true, until: null, cost: COSTS.nothing, note: NOTES['as-stored'] }]
}

function ended(bought: Bought, now: Instant): WordedStep {
  const { line, purchase } = bought
  const { product, seats } = line
  const subject = subjectOf(line)
  const until = purchaseFreeUntil(purchase)
  if (seats.from === 'owned')
    return { what: 'stays', subject, isPossible: true, until: null, cost: COSTS.nothing, note: NOTES['there-before'] }
  const isFree = until !== null && until > now
  if (seats.from === 'more') {
    const note = NOTES[isFree ? 'taken-off' : 'seven-days-only']
    return {
      what: 'give-back',
      subject,
      isPossible: isFree,
      until,
      cost: isFree ? COSTS['days-used'] : priceOfTerm(bought, now),
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
      note: NOTES.suspended,
    }
  if (isFree)
    return {
      what: 'cancel',
      subject,
      isPossible: true,
      until,
      cost: COSTS['days-used'],
      note: NOTES['later-at-term'],
    }
  return {
    what: 'end-at-term',
    subject,
    isPossible: true,
    until: null,
    cost: priceOfTerm(bought, now),
    note: NOTES['seven-days-over'],
  }
}

/** What somebody bought elsewhere is not ours to cancel. */
function boughtByPerson({ replacement: { purchase, lines }, step }: Done): readonly WordedStep[] {
  if (purchase !== 'by-a-person' || step === 'confirm' || step === 'buy') return []
  const note = NOTES['by-a-person']
  return lines.flatMap((line) =>
    line.seats.from === 'owned' ? [] : [{ what: 'stays', subject: subjectOf(line), isPossible: false, until: null, cost: null, note }],
  )
}

function stays({ line }: Bought): WordedStep {
  const note = NOTES['others-use-it']
  return { what: 'stays', subject: subjectOf(line), isPossible: true, until: null, cost: COSTS['nothing-more'], note }
}

function subjectOf({ product, quantity }: Bought['line']): string {
  return word(SUBJECTS.bought, { quantity, product: product.title })
}
