import { DAY_MS, epochMs, HOUR_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { HoldLength } from '../domain/choices.ts'

/** When a cool-down that begins at `from` is over. Saturday and Sunday, in UTC, are no working days. */
export function holdEnd(from: Instant, length: HoldLength): Instant {
  if ('hours' in length) return plusMs(from, length.hours * HOUR_MS)
  let end = from
  for (let left = length.workingDays; left > 0;) {
    end = plusMs(end, DAY_MS)
    if (isWorkingDay(end)) left -= 1
  }
  return end
}

function isWorkingDay(at: Instant): boolean {
  const day = new Date(epochMs(at)).getUTCDay()
  return day !== 0 && day !== 6
}
