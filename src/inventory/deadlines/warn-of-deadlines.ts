import type { Clock } from '../../domain/clock.ts'
import { DAY_MS, epochMs } from '../../domain/instant.ts'
import type { Trx } from '../../store/database.ts'
import { recordWarning } from '../../store/deadline-warnings.ts'
import { recordEvent } from '../../store/events.ts'
import { isWarnedOf } from './deadline.ts'
import { listDeadlines, type DeadlineDeps } from './list-deadlines.ts'

const WARNED_AT_DAYS = [1, 7, 14, 30]

/**
 * Warns of what comes near: at 30, 14, 7 and 1 day, each once, whichever worker comes to it. Who was not running on the day is warned
 * when they are, once and at the distance that is left. Says of how many.
 */
export async function warnOfDeadlines(
  deps: DeadlineDeps & { readonly clock: Clock; readonly record: <T>(body: (trx: Trx) => Promise<T>) => Promise<T> },
): Promise<number> {
  const now = deps.clock.now()
  let warned = 0
  for await (const deadline of listDeadlines(deps)) {
    const left = (epochMs(deadline.at) - epochMs(now)) / DAY_MS
    const days = WARNED_AT_DAYS.find((each) => left <= each)
    if (days === undefined || left < 0 || !isWarnedOf(deadline)) continue
    const { customer, subscription, kind, at, run, note, offerName } = deadline
    const isNew = await deps.record(async (trx) => {
      if (!(await recordWarning(trx, { customer, subscription, kind, at, days }, now))) return false
      const data = { subscription, offerName, deadline: kind, at, days, note }
      await recordEvent(trx, { at: now, kind: 'deadline:near', actor: 'crossgrade', customer, ...(run ? { run } : {}), data })
      return true
    })
    if (isNew) warned += 1
  }
  return warned
}
