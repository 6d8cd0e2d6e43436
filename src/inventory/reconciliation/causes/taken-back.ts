import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats of users who went back to what they had before: what was bought for them stays, where it could not be canceled any more. */
export function takenBack({ record: { adding, lines } }: SkuFacts): readonly Claim[] {
  const { undone } = adding
  if (undone === 0) return []
  return [
    {
      code: 'taken-back',
      gap: 'units-assigned',
      seats: undone,
      severity: 'check',
      what: `${counted(undone, 'user')} went back to the former license; what was bought for ${undone === 1 ? 'that one' : 'them'} is free`,
      fix: 'plan with seats that are free first (--seats-from owned,new), or reduce the quantity while that is allowed',
      facts: { users: undone, run: lines.at(-1)?.run ?? null },
    },
  ]
}
