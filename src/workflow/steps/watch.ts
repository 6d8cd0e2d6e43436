import { activeAgain, deletionDates } from '../../domain/deletion-dates.ts'
import type { Json } from '../../domain/durable.ts'
import type { Instant } from '../../domain/instant.ts'
import { DAY_MS, plusMs } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { listDoneSteps, recordActiveAgain, recordEndedAgain, type Evidence } from '../../store/steps.ts'
import { deadlinesOf } from '../deadlines.ts'
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
    const states = read.found.map(({ state }) => state)
    await recordStanding(read.found, context)
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

interface Found {
  readonly old: SwitchOff
  readonly state: 'deleted' | 'ended' | 'taken-back'
  /** Undefined: Partner Center knows it no more. */
  readonly subscription: Subscription | undefined
}

/** Where Microsoft lets us look no more, since the customer is not ours any longer, nobody can tell what becomes of it: that is said. */
async function readStates(context: StepContext): Promise<{ readonly found: readonly Found[] } | StepOutcome> {
  try {
    return { found: await Promise.all(context.replacement.switchOff.map((each) => stateOf(each, context))) }
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

async function stateOf(old: SwitchOff, context: StepContext): Promise<Found> {
  const subscription = await findSubscription(old.subscription, context)
  if (!subscription || subscription.status === 'deleted') return { old, subscription, state: 'deleted' }
  const ending = endingOf(old.by, subscription, context.clock.now(), false)
  return { old, subscription, state: subscription.status === 'active' && !ending.isDone(subscription) ? 'taken-back' : 'ended' }
}

/** One that runs on again has not ended, and its days are over; one that has ended once more has new ones, by the day on which that was found. */
async function recordStanding(found: readonly Found[], context: StepContext): Promise<void> {
  const again = activeAgain(await endedOf(context))
  const runOn = found.flatMap(({ old: { subscription: id }, state }) => (state === 'taken-back' && !again.has(id) ? [id] : []))
  const now = context.clock.now()
  const ended: Record<string, Json> = {}
  for (const { old, state, subscription } of found)
    if (state === 'ended' && subscription && again.has(old.subscription))
      ended[old.subscription] = { by: old.by, status: subscription.statusText, ...deadlinesOf(subscription, old.by, now) }
  if (runOn.length + Object.keys(ended).length === 0) return
  await context.record(async (trx) => {
    await recordActiveAgain(trx, context.key, runOn, now)
    await recordEndedAgain(trx, context.key, ended)
  })
}

async function endedOf({ db, key }: StepContext): Promise<Evidence> {
  return (await listDoneSteps(db, key)).find(({ step }) => step === 'switch-off')?.evidence ?? {}
}

async function nextLook(context: StepContext): Promise<Instant> {
  const now = context.clock.now()
  const [first] = [...deletionDates(await endedOf(context)).values()].toSorted()
  return first !== undefined && first > now ? first : plusMs(now, DAY_MS)
}
