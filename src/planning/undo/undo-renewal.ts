import type { Instant } from '../../domain/instant.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { RenewalChange } from '../../domain/renewal.ts'
import type { Done, NotUndone } from './done.ts'
import { obstacle } from './obstacles.ts'
import { staysOff } from './retired.ts'
import { COSTS, NOTES, type WordedStep } from './step-words.ts'

/** A renewal as it was before, while the term lasts in which it was changed. */
export function undoRenewal({ run, replacement, changedAt }: Done, now: Instant): Replacement | NotUndone {
  const endsOf = (change: RenewalChange): Instant | null =>
    replacement.expects.subscriptions.find(({ id }) => id === change.subscription)?.termEndsAt ?? null
  const over = replacement.renewals.find((change) => (endsOf(change) ?? now) < now)
  if (over) return { because: obstacle('term-has-ended', { offer: over.offerName }) }
  const off = replacement.renewals.find((change) => staysOff(change, replacement))
  if (off) return { because: obstacle('renews-no-more', { offer: off.offerName }) }
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

function stepBack({ offerName, before }: RenewalChange, until: Instant | null): WordedStep {
  const note = NOTES[before.autoRenew ? 'renews-again' : 'renews-no-more']
  return { what: 'renewal', subject: offerName, isPossible: true, until, cost: COSTS.nothing, note }
}
