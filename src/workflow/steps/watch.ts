import { deletionDates } from '../../domain/deletion-dates.ts'
import type { Instant } from '../../domain/instant.ts'
import { DAY_MS, plusMs } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { endingOf } from '../endings.ts'
import { findSubscription } from '../find-subscription.ts'
import { changed, reason } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'
import { undoneInPart } from '../undone-in-part.ts'

/**
 * Watches the old subscriptions until Microsoft deletes them: suspended ones from the first of the three documented dates on,
 * ending ones from the end of their term, daily.
 */
export const watch: Step = {
  name: 'watch',
  onlyLooks: true,
  async act(context) {
    const read = await readStates(context)
    if ('state' in read) return read
    const { states } = read
    if (states.includes('taken-back'))
      return (await undoneInPart(context)) ?? changed('taken-back', 'the old subscription runs on again: somebody took it back')
    if (states.every((state) => state === 'deleted'))
      return { state: 'done', evidence: { deletedByMicrosoft: true, readAt: context.clock.now() } }
    const until = await nextLook(context)
    const [code, what] = WATCHED[context.replacement.switchOff[0]?.by ?? 'suspend']
    return { state: 'wait', until, reason: reason(code, `${what}; Microsoft deletes it, looking again ${until}`, { until }) }
  },
}

const WATCHED = {
  suspend: ['suspended', 'suspended'],
  cancel: ['ending', 'canceled, or ends at its term'],
  'end-at-term': ['ending', 'ends at its term'],
} as const

type State = 'deleted' | 'ended' | 'taken-back'

/** Where Microsoft lets us look no more, since the customer is not ours any longer, nobody can tell what becomes of it: that is said. */
async function readStates(context: StepContext): Promise<{ readonly states: readonly State[] } | StepOutcome> {
  try {
    return { states: await Promise.all(context.replacement.switchOff.map((each) => stateOf(each, context))) }
  } catch (error) {
    if (!(error instanceof ProviderError) || !NOT_OURS.has(error.kind)) throw error
    const since = context.waited?.code === UNREADABLE ? (context.waited.since ?? context.clock.now()) : context.clock.now()
    const until = plusMs(context.clock.now(), DAY_MS)
    const text = `cannot be read since ${since}: ${error.message}. What becomes of the old subscription is not known; looking again ${until}`
    return { state: 'wait', until, reason: reason(UNREADABLE, text, { since, until, message: error.message }) }
  }
}

const UNREADABLE = 'cannot-be-read'
const NOT_OURS: ReadonlySet<ProviderError['kind']> = new Set(['unauthorized', 'rejected'])

async function stateOf({ subscription: id, by }: SwitchOff, context: StepContext): Promise<State> {
  const subscription = await findSubscription(id, context)
  if (!subscription || subscription.status === 'deleted') return 'deleted'
  const ending = endingOf(by, subscription, context.clock.now(), false)
  return subscription.status === 'active' && !ending.isDone(subscription) ? 'taken-back' : 'ended'
}

async function nextLook(context: StepContext): Promise<Instant> {
  const now = context.clock.now()
  const suspended = (await listDoneSteps(context.db, context.key)).find((each) => each.step === 'switch-off')
  const [first] = [...deletionDates(suspended?.evidence ?? {}).values()].toSorted()
  return first !== undefined && first > now ? first : plusMs(now, DAY_MS)
}
