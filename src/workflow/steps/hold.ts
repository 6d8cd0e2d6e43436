import { DAY_MS, earliest, plusMs, type Instant } from '../../domain/instant.ts'
import { listPurchases } from '../../store/purchases.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { reason } from '../outcome.ts'
import type { Step, StepContext } from '../step.ts'
import { holdEnd } from '../working-days.ts'

/** NCE can be cancelled free of charge for seven days; the hold ends a day before that, so that a person can still act. */
const FREE_DAYS_MS = 7 * DAY_MS

/** The cool-down between the last license moved and the suspension: time for somebody to say "I have no mail". */
export const hold: Step = {
  name: 'hold',
  async act(context) {
    const until = await holdUntil(context)
    if (context.clock.now() >= until) return { state: 'done', evidence: { until } }
    return { state: 'wait', until, reason: reason('hold', `cool-down until ${until}; then the old subscription is suspended`, { until }) }
  },
}

async function holdUntil(context: StepContext): Promise<Instant> {
  const moved = (await listDoneSteps(context.db, context.key)).find((each) => each.step === 'move-licenses')
  const end = holdEnd(moved?.doneAt ?? context.clock.now(), context.replacement.hold.length)
  const bought = (await listPurchases(context.db, context.key)).flatMap((purchase) => purchase.checkoutSentAt ?? [])
  return earliest(end, ...bought.map((at) => plusMs(at, FREE_DAYS_MS - DAY_MS)))
}
