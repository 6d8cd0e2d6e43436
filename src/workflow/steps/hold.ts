import type { HoldLength } from '../../domain/choices.ts'
import { freeUntil } from '../../domain/free-days.ts'
import { earliest, type Instant } from '../../domain/instant.ts'
import { listPurchases } from '../../store/purchases.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { reason } from '../outcome.ts'
import type { Step, StepContext } from '../step.ts'
import { holdEnd } from '../working-days.ts'

/**
 * The cool-down between the last license moved and the suspension: time for somebody to say "I have no mail". It is never
 * shortened; where moving took so long that it ends after the last day of free cancellation, that is said.
 */
export const hold: Step = {
  name: 'hold',
  onlyLooks: true,
  async act(context) {
    const until = await holdUntil(context)
    if (context.clock.now() >= until) return { state: 'done', evidence: { until } }
    const free = await lastFreeDay(context)
    const warning = free !== undefined && until > free ? `; the new subscription can be cancelled free of charge until ${free} only` : ''
    const text = `cool-down until ${until}, then the old subscription ${ends(context)}${warning}`
    return { state: 'wait', until, reason: reason('hold', text, { until, freeUntil: free ?? null }) }
  },
}

function ends({ replacement: { switchOff } }: StepContext): string {
  if (switchOff.every(({ by }) => by === 'suspend')) return 'is suspended'
  return switchOff.some(({ by }) => by === 'cancel') ? 'is canceled, or ends at its term' : 'is set to end at its term'
}

async function holdUntil({ db, key, clock, replacement }: StepContext): Promise<Instant> {
  const moved = (await listDoneSteps(db, key)).find((each) => each.step === 'move-licenses')
  return holdEnd(moved?.doneAt ?? clock.now(), lengthOf(replacement.hold))
}

/** An earlier format had the length one deeper; a cool-down that began then is not shortened. */
function lengthOf(hold: HoldLength | { readonly length: HoldLength }): HoldLength {
  return 'length' in hold ? hold.length : hold
}

async function lastFreeDay({ db, key }: StepContext): Promise<Instant | undefined> {
  const [first, ...rest] = (await listPurchases(db, key)).flatMap((purchase) => purchase.checkoutSentAt ?? [])
  return first && freeUntil(earliest(first, ...rest))
}
