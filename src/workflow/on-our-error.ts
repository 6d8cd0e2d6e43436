import { MINUTE_MS, SECOND_MS } from '../domain/instant.ts'
import { lookAgain, needsPerson, timesWaited } from './outcome.ts'
import type { StepContext, StepOutcome } from './step.ts'

/** Something of ours failed, the database perhaps: tried again a few times, then a person is told with the words of the error. */
export function onOurError(error: unknown, context: Pick<StepContext, 'clock' | 'waited'>): StepOutcome {
  const text = error instanceof Error ? error.message : String(error)
  if (timesWaited(context, 'our-fault') >= 5) return needsPerson('our-fault', `Crossgrade itself failed: ${text}`)
  return lookAgain(
    context,
    { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
    'our-fault',
    `Crossgrade itself failed and tries again: ${text}`,
  )
}
