import type { Replacement } from '../../src/domain/plan.ts'
import { cancelsAtTermEnd, isScheduled, type Subscription } from './model/state.ts'

type Changed = Pick<Subscription, 'status' | 'quantity' | 'autoRenew' | 'scheduledActions' | 'nextTerm'>

/** A change of a subscription that somebody has said yes to. */
export interface ApprovedChange {
  readonly what: string
  isMade(after: Changed): boolean
  /** Set where its units are taken away. */
  readonly endsFor?: Replacement
}

export function changesOf(replacement: Replacement, before: Subscription): readonly ApprovedChange[] {
  const { switchOff, lines, undoes, renewals } = replacement
  const isIt = (id: string) => id.toLowerCase() === before.id.toLowerCase()
  const isSame = ({ quantity, status }: Changed) => quantity === before.quantity && status === before.status
  const endings = switchOff
    .filter(({ subscription }) => isIt(subscription))
    .map(({ by }): ApprovedChange => ({
      what: by,
      isMade: (after) =>
        after.quantity === before.quantity &&
        (by === 'suspend'
          ? after.status === 'suspended' && after.autoRenew === before.autoRenew
          : after.status === 'deleted' || (!after.autoRenew && cancelsAtTermEnd(after.scheduledActions))),
      endsFor: replacement,
    }))
  const more = lines.flatMap(({ seats, quantity }): readonly ApprovedChange[] => {
    if (seats.from !== 'more' || !isIt(seats.subscription)) return []
    return [
      {
        what: `${quantity} more seats`,
        isMade: (after) => isSame({ ...after, quantity: before.quantity }) && after.quantity === seats.before + quantity,
      },
    ]
  })
  const given = (undoes?.giveBack ?? [])
    .filter(({ subscription }) => isIt(subscription))
    .map((each): ApprovedChange => ({
      what: `${each.seats} seats given back`,
      isMade: (after) => isSame({ ...after, quantity: before.quantity }) && after.quantity === each.before,
      endsFor: replacement,
    }))
  const active = (undoes?.reactivate ?? [])
    .filter(({ subscription }) => isIt(subscription))
    .map((each): ApprovedChange => ({
      what: 'active again',
      isMade: (after) =>
        after.quantity === before.quantity &&
        after.status === 'active' &&
        (after.autoRenew === before.autoRenew || after.autoRenew === each.autoRenew),
    }))
  const renewed = renewals
    .filter(({ subscription }) => isIt(subscription))
    .map(({ to }): ApprovedChange => ({
      what: `auto-renew ${to.autoRenew ? 'on' : 'off'}, next ${JSON.stringify(to.next)}`,
      isMade: (after) =>
        isSame(after) &&
        after.autoRenew === to.autoRenew &&
        cancelsAtTermEnd(after.scheduledActions) === to.endsAtTerm &&
        (!to.autoRenew || isScheduled(after.nextTerm, to.next)),
    }))
  return [...endings, ...more, ...given, ...active, ...renewed]
}
