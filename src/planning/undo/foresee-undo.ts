import type { Instant } from '../../domain/instant.ts'
import type { PurchaseLine, Replacement, SwitchOff } from '../../domain/plan.ts'
import type { RenewalChange } from '../../domain/renewal.ts'
import { staysOff } from './retired.ts'

/** What could be done about one step of a replacement once it has been carried out. */
export interface Foreseen {
  /** `none`: there is no way back. `stays-off`: none for auto-renew. `by-a-person`: whoever did it. */
  readonly what:
    'cancel' | 'suspend' | 'give-back' | 'put-back' | 'reactivate' | 'renew-again' | 'renewal' | 'stays-off' | 'by-a-person' | 'none'
  /** A product, an offer, or empty for the users. */
  readonly subject: string
  readonly isPossible: boolean
  /** Days from when the step was done. */
  readonly days: number | null
  /** A day that is known already: the end of the term. The earlier of the two counts. */
  readonly until: Instant | null
}

const FREE_DAYS = 7
const DELETED_AFTER_DAYS = 90

/** Of each step of a replacement that is to be approved: whether it could be taken back afterwards, and for how long. */
export function foreseeUndo(replacement: Replacement): readonly Foreseen[] {
  const { lines, users, switchOff, renewals } = replacement
  return [
    ...lines.flatMap((line) => boughtBack(line, replacement)),
    ...(users.length === 0 ? [] : [foreseen('put-back', '')]),
    ...switchOff.map((each) => endedBack(each, replacement)),
    ...renewals.map((change) => renewedBack(change, replacement)),
  ]
}

function boughtBack({ product: { title, family }, seats }: PurchaseLine, { purchase }: Replacement): readonly Foreseen[] {
  if (seats.from === 'owned') return []
  if (purchase === 'by-a-person') return [foreseen('by-a-person', title)]
  if (seats.from === 'more') return [foreseen('give-back', title, { days: FREE_DAYS })]
  return [family === 'legacy' ? foreseen('suspend', title) : foreseen('cancel', title, { days: FREE_DAYS })]
}

function endedBack({ subscription, by }: SwitchOff, replacement: Replacement): Foreseen {
  const offer = replacement.from.subscriptions.find(({ id }) => id === subscription)?.offerName ?? subscription
  const until = termEndOf(subscription, replacement)
  switch (by) {
    case 'suspend':
      return foreseen('reactivate', offer, { days: DELETED_AFTER_DAYS, until })
    case 'end-at-term':
      return foreseen('renew-again', offer, { until })
    case 'cancel':
      return { ...foreseen('none', offer), isPossible: false }
  }
}

function renewedBack(change: RenewalChange, replacement: Replacement): Foreseen {
  const { offerName, subscription } = change
  if (staysOff(change, replacement)) return { ...foreseen('stays-off', offerName), isPossible: false }
  return foreseen('renewal', offerName, { until: termEndOf(subscription, replacement) })
}

function termEndOf(subscription: string, { expects }: Replacement): Instant | null {
  return expects.subscriptions.find(({ id }) => id === subscription)?.termEndsAt ?? null
}

function foreseen(what: Foreseen['what'], subject: string, known: Partial<Pick<Foreseen, 'days' | 'until'>> = {}): Foreseen {
  return { what, subject, isPossible: true, days: null, until: null, ...known }
}
