import type { Json } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'
import type { SwitchOff } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'

/** One way in which an old subscription ends. */
export interface Ending {
  readonly code: string
  /** "does not read as … yet". */
  readonly doneText: string
  readonly request: { readonly [member: string]: Json }
  isDone(subscription: Subscription): boolean
  /** Why it cannot be done any more; undefined while it can. */
  tooLate(subscription: Subscription, now: Instant): string | undefined
  giveUpText(subscription: Subscription): string
}

const HAS_ENDED: ReadonlySet<Subscription['status']> = new Set(['expired', 'disabled', 'deleted'])

/**
 * Legacy is suspended. New commerce is canceled inside its seven days, or ended at its term by one change that turns
 * auto-renew off and asks for the cancellation: without the second, an eligible subscription rolls into a paid extended
 * term since May 2026 (Partner Center, extended service terms), so both are read back.
 */
export const endings: { readonly [by in SwitchOff['by']]: Ending } = {
  suspend: {
    code: 'suspending',
    doneText: 'suspended',
    request: { status: 'suspended' },
    isDone: ({ status }) => status === 'suspended',
    tooLate: () => undefined,
    giveUpText: ({ offerName }) =>
      `${offerName} still reads as active after it was suspended several times. Look in Partner Center, then retry.`,
  },
  cancel: {
    code: 'canceling',
    doneText: 'canceled',
    request: { status: 'deleted' },
    isDone: ({ status }) => status === 'deleted',
    tooLate: ({ offerName, cancellableUntil }, now) =>
      cancellableUntil === null || cancellableUntil <= now
        ? `${offerName} could be canceled until ${cancellableUntil ?? 'an unknown date'} only; plan again to end it at its term`
        : undefined,
    giveUpText: ({ offerName }) => `${offerName} still reads as active after it was canceled. Look in Partner Center, then retry.`,
  },
  'end-at-term': {
    code: 'ending-at-term',
    doneText: 'ending at its term',
    request: { autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] },
    isDone: ({ autoRenew, endsAtTerm, status }) => HAS_ENDED.has(status) || (status === 'active' && !autoRenew && endsAtTerm),
    tooLate: () => undefined,
    giveUpText: ({ offerName }) =>
      `Partner Center does not keep the cancellation of ${offerName} at its term end: it would roll into a paid extended term. Set it by hand, then retry.`,
  },
}
