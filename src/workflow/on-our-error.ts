import { MINUTE_MS, SECOND_MS } from '../domain/instant.ts'
import { isDatabaseAway } from '../store/database-away.ts'
import { lookAgain, needsPerson, timesWaited } from './outcome.ts'
import type { StepContext, StepOutcome } from './step.ts'

const PAUSE = { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS }
const TIMES_MOST = 5

/** Something of ours failed: tried again a few times, then a person is told with the words of the error. A database that is away is waited for. */
export function onOurError(error: unknown, context: Pick<StepContext, 'clock' | 'waited'>): StepOutcome {
  const text = error instanceof Error ? error.message : String(error)
  if (isDatabaseAway(error))
    return lookAgain(context, PAUSE, 'database-away', `the database could not be used, and this is tried again: ${text}`, { error: text })
  if (timesWaited(context, 'our-fault') >= TIMES_MOST) return needsPerson('our-fault', `Crossgrade itself failed: ${text}`, { error: text })
  return lookAgain(context, PAUSE, 'our-fault', `Crossgrade itself failed and tries again: ${text}`, { error: text })
}
