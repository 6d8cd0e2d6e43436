import { DAY_MS, earliest, epochMs } from '../../domain/instant.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import type { Matched } from '../move.ts'

type Dated = Pick<Considered, 'choices' | 'asOf'> & { readonly matched: readonly Pick<Matched, 'subscription'>[] }

export function termEndTooNear(move: Dated): Blocker | undefined {
  const [first, ...rest] = move.matched.flatMap(({ subscription }) => subscription.termEndsAt ?? [])
  if (!first) return undefined
  const termEndsAt = earliest(first, ...rest)
  const daysLeft = Math.floor((epochMs(termEndsAt) - epochMs(move.asOf)) / DAY_MS)
  const daysNeeded = Math.max(move.choices.termEndMarginDays, daysUntilEnded(move) + daysToWait(move))
  return daysLeft < daysNeeded ? { code: 'term-end-too-near', facts: { termEndsAt, daysNeeded } } : undefined
}

/** Until the last moment that buying, moving or ending waits for by the choices. */
function daysToWait({ choices: { waitBefore }, asOf }: Dated): number {
  const moments = [waitBefore.buy, waitBefore.move, waitBefore.suspend].flatMap((gate) =>
    gate === 'open' || gate === 'person' ? [] : [gate],
  )
  const last = moments.toSorted().at(-1)
  return last === undefined ? 0 : Math.max(0, Math.ceil((epochMs(last) - epochMs(asOf)) / DAY_MS))
}

/** One of new commerce that renews has to be stopped before it does: buying, moving and the hold come first. */
function daysUntilEnded({ matched, choices: { hold } }: Dated): number {
  const renews = matched.some(({ subscription }) => subscription.family === 'nce' && subscription.autoRenew)
  const holdDays = 'hours' in hold ? Math.ceil(hold.hours / 24) : hold.workingDays + 2
  return renews ? holdDays + 1 : 0
}
