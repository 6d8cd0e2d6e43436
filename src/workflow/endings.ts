import type { Json } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'
import type { SwitchOff } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'

/** One way in which an old subscription ends. */
export interface Ending {
  readonly code: 'suspending' | 'canceling' | 'ending-at-term'
  /** "does not read as … yet". */
  readonly doneText: string
  readonly request: { readonly [member: string]: Json }
  isDone(subscription: Subscription): boolean
  giveUpText(subscription: Subscription): string
}

const HAS_ENDED: ReadonlySet<Subscription['status']> = new Set(['expired', 'disabled', 'deleted'])

/**
 * How a subscription ends now by its clause: one that is to be canceled is ended at its term where its seven days are over, or
 * where somebody has asked for that since; `wasEnding` says that it was asked for when the part was approved.
 */
export function endingOf(by: SwitchOff['by'], subscription: Subscription, now: Instant, wasEnding: boolean): Ending {
  if (by !== 'cancel' || subscription.status !== 'active') return endings[by]
  const { cancellableUntil } = subscription
  const asked = !wasEnding && endings['end-at-term'].isDone(subscription)
  return cancellableUntil !== null && cancellableUntil > now && !asked ? endings.cancel : endings['end-at-term']
}

/** What is asked for where a clause is carried out to the letter. */
export function endingRequest(by: SwitchOff['by']): Ending['request'] {
  return endings[by].request
}

/**
 * Legacy is suspended. New commerce is canceled inside its seven days, or ended at its term by one change that turns
 * auto-renew off and asks for the cancellation: without the second, an eligible subscription rolls into a paid extended
 * term since May 2026 (Partner Center, extended service terms), so both are read back.
 */
const endings: { readonly [by in SwitchOff['by']]: Ending } = {
  suspend: {
    code: 'suspending',
    doneText: 'suspended',
    request: { status: 'suspended' },
    isDone: ({ status }) => status === 'suspended' || status === 'deleted',
    giveUpText: ({ offerName }) =>
      `${offerName} still reads as active after it was suspended several times. Look in Partner Center, then retry.`,
  },
  cancel: {
    code: 'canceling',
    doneText: 'canceled',
    request: { status: 'deleted' },
    isDone: ({ status }) => HAS_ENDED.has(status),
    giveUpText: ({ offerName }) => `${offerName} still reads as active after it was canceled. Look in Partner Center, then retry.`,
  },
  'end-at-term': {
    code: 'ending-at-term',
    doneText: 'ending at its term',
    request: { autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] },
    isDone: ({ autoRenew, endsAtTerm, status }) => HAS_ENDED.has(status) || (status === 'active' && !autoRenew && endsAtTerm),
    giveUpText: ({ offerName }) =>
      `Partner Center does not keep the cancellation of ${offerName} at its term end: it would roll into a paid extended term. Set it by hand, then retry.`,
  },
}
