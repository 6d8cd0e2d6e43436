import type { RunId } from '../domain/id.ts'
import type { Reason } from '../domain/run.ts'
import { countFailures, FEWEST_BEGUN, FEWEST_TRIED, type Failures } from '../store/failures.ts'
import { reason } from './outcome.ts'
import { recordPaused } from './record-paused.ts'
import type { WorkflowDeps } from './step-context.ts'

/**
 * Pauses the run where too much of it fails. Called where a failure was just recorded, so that a run in which nothing fails
 * never counts. Two workers may come to the same judgment at once: it is paused once.
 */
export async function pauseOnFailures(run: RunId, { db, clock, record }: Pick<WorkflowDeps, 'db' | 'clock' | 'record'>): Promise<void> {
  const failures = await countFailures(db, run)
  const why = failures && judgeFailures(failures)
  if (why) await record((trx) => recordPaused(trx, run, why, 'crossgrade', clock.now()))
}

/** Why a run with these failures is not to go on by itself; undefined when it may. */
export function judgeFailures({ pauseAbove, begun, needPerson, tried, refused }: Failures): Reason | undefined {
  const percent = Math.round(pauseAbove * 1000) / 10
  const facts = { pauseAbove, percent, begun, needPerson, tried, refused }
  const limit = `more than ${percent} %`
  if (begun >= FEWEST_BEGUN && needPerson > pauseAbove * begun)
    return reason('too-many-failures', `${needPerson} of the ${begun} migrations begun need a person, ${limit}`, facts)
  if (tried >= FEWEST_TRIED && refused > pauseAbove * tried)
    return reason('too-many-failures', `${refused} of the ${tried} users tried were refused, ${limit}`, facts)
  return undefined
}
