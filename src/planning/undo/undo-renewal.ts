import type { Instant } from '../../domain/instant.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { RenewalChange } from '../../domain/renewal.ts'
import type { StepBack } from '../../domain/undoing.ts'
import type { Done, NotUndone } from './done.ts'
import { NO_MORE, staysOff } from './retired.ts'

/** A renewal as it was before, while the term lasts in which it was changed. */
export function undoRenewal({ run, replacement, changedAt }: Done, now: Instant): Replacement | NotUndone {
  const endsOf = (change: RenewalChange): Instant | null =>
    replacement.expects.subscriptions.find(({ id }) => id === change.subscription)?.termEndsAt ?? null
  const over = replacement.renewals.find((change) => (endsOf(change) ?? now) < now)
  if (over) return { because: `the term of ${over.offerName} has ended: what was changed for it has taken effect` }
  const off = replacement.renewals.find((change) => staysOff(change, replacement))
  if (off) return { because: `auto-renew of ${off.offerName} cannot be turned on again: ${NO_MORE}` }
  const renewals = replacement.renewals.map(({ before, to, ...same }) => ({ ...same, before: to, to: before }))
  return {
    ...replacement,
    renewals,
    warnings: [],
    undoes: {
      ...{ run, decision: replacement.id, isWhole: true, stoodAt: changedAt, old: [], reactivate: [], ends: [], giveBack: [] },
      steps: replacement.renewals.map((change) => stepBack(change, endsOf(change))),
    },
    gates: { buy: 'open', move: 'open', suspend: 'open' },
    suspension: 'automatic',
    expects: {
      ...replacement.expects,
      subscriptions: replacement.expects.subscriptions.map((each) => {
        const change = renewals.find(({ subscription }) => subscription === each.id)
        return change ? { ...each, autoRenew: change.before.autoRenew, endsAtTerm: change.before.endsAtTerm } : each
      }),
    },
  }
}

function stepBack({ offerName, before }: RenewalChange, until: Instant | null): StepBack {
  const note = before.autoRenew ? 'auto-renew on again, as it was' : 'auto-renew off again, as it was'
  return { what: 'renewal', subject: offerName, isPossible: true, until, cost: 'nothing', note }
}
