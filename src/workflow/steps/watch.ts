import type { Instant } from '../../domain/instant.ts'
import { DAY_MS, plusMs } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { SubscriptionId } from '../../domain/id.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { changed, reason } from '../outcome.ts'
import type { Step, StepContext } from '../step.ts'

/** Watches the suspended subscriptions until Microsoft deletes them: looked at on each of the three documented dates, then daily. */
export const watch: Step = {
  name: 'watch',
  async act(context) {
    const states = await Promise.all(context.replacement.switchOff.map((each) => statusOf(each.subscription, context)))
    if (states.includes('active')) return changed('taken-back', 'the old subscription is active again: somebody took it back')
    if (states.every((state) => state === 'deleted'))
      return { state: 'done', evidence: { deletedByMicrosoft: true, readAt: context.clock.now() } }
    const until = await nextLook(context)
    return { state: 'wait', until, reason: reason('suspended', `suspended; Microsoft deletes it, looking again ${until}`, { until }) }
  },
}

async function statusOf(subscription: SubscriptionId, { partnerCenter, key }: StepContext): Promise<string> {
  try {
    return (await partnerCenter.getSubscription(key.customer, subscription)).subscription.status
  } catch (error) {
    if (error instanceof ProviderError && error.facts.status === 404) return 'deleted'
    throw error
  }
}

async function nextLook(context: StepContext): Promise<Instant> {
  const now = context.clock.now()
  const suspended = (await listDoneSteps(context.db, context.key)).find((each) => each.step === 'switch-off')
  const dates = Object.values(suspended?.evidence ?? {}).flatMap((each) =>
    typeof each === 'object' && each !== null
      ? Object.entries(each).flatMap(([name, date]) => (DATES.includes(name) && typeof date === 'string' ? [date] : []))
      : [],
  )
  const [next] = dates.filter((date) => date > now).sort()
  return (next as Instant | undefined) ?? plusMs(now, DAY_MS)
}

const DATES = ['after90Days', 'after120Days', 'termEndsAt']
