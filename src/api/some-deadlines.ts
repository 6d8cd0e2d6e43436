import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import { isWarnedOf, type Deadline } from '../inventory/deadlines/deadline.ts'
import { DEADLINE_KINDS, type Deadline as Shown, type DeadlineFilter } from './contract/deadlines.ts'

type Rank = Shown['rank']
type Kind = NonNullable<DeadlineFilter['kind']>

/** As far ahead as warnings go. */
const HIGH_WITHIN_MS = 30 * DAY_MS

/** Whether a deadline is one of those that are asked for, whatever its month and rank. */
export function inScopeOf({ kind, customer, retirement, within }: DeadlineFilter, asOf: Instant): (deadline: Deadline) => boolean {
  const until = within === undefined ? undefined : plusMs(asOf, within * DAY_MS)
  const wanted = customer?.toLowerCase()
  const retired = retirement?.toLowerCase()
  return (each) =>
    (kind === undefined || kindOf(each) === kind) &&
    (wanted === undefined || each.customer === wanted || each.domain.toLowerCase() === wanted) &&
    (retired === undefined || each.retirement === retired) &&
    (until === undefined || (each.at >= asOf && each.at <= until))
}

export function rankOf(deadline: Deadline, asOf: Instant): Rank {
  if (deadline.at < asOf) return 'past'
  return isWarnedOf(deadline) && deadline.at <= plusMs(asOf, HIGH_WITHIN_MS) ? 'high' : 'upcoming'
}

/** The name of the filter that finds it. */
export function kindOf({ kind }: Deadline): Kind {
  return DEADLINE_KINDS.find((each) => each === kind) ?? 'deletion'
}

/** `YYYY-MM`, in UTC. */
export function monthOf(at: Instant): string {
  return at.slice(0, 7)
}
