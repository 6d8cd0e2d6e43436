import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats of users who are gone, or lost the license to somebody else than us: by the run, and since the last snapshot. */
export function left({ record: { adding, lines, before } }: SkuFacts): readonly Claim[] {
  const alone = adding['left-alone']
  const since = before?.leftSince ?? 0
  const fix = 'give the seats to others, or reduce the quantity while that is allowed'
  const common = { code: 'left', gap: 'units-assigned', severity: 'check', fix } as const
  return [
    ...(alone > 0
      ? [
          {
            ...common,
            seats: alone,
            facts: { leftAlone: alone, run: lines.at(-1)?.run ?? null },
            what: `${counted(alone, 'user')} of the approved part left, or were changed by somebody else, before they could be moved`,
          },
        ]
      : []),
    ...(before && since > 0
      ? [
          {
            ...common,
            seats: since,
            facts: { leftSince: since, since: before.takenAt },
            what: `${counted(since, 'user')} held it ${before.takenAt} and ${since === 1 ? 'does' : 'do'} not any more`,
          },
        ]
      : []),
  ]
}
