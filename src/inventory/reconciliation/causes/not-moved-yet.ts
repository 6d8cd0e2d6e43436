import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats that wait for users of a part: to be moved, being moved, or refused. */
export function notMovedYet({ record: { adding, lines } }: SkuFacts): readonly Claim[] {
  const { pending, sent, refused } = adding
  const waiting = pending + sent + refused
  if (waiting === 0) return []
  const run = lines.at(-1)?.run ?? null
  return [
    {
      code: 'not-moved-yet',
      gap: 'units-assigned',
      seats: waiting,
      severity: refused > 0 ? 'act' : 'expected',
      what: `${counted(waiting, 'user')} of the approved part ${waiting === 1 ? 'has' : 'have'} not been moved: ${pending} to be moved, ${sent} being moved, ${refused} refused`,
      fix: refused > 0 ? `see why: crossgrade run users ${run ?? 'latest'} --state refused` : '',
      facts: { users: waiting, pending, sent, refused, run },
    },
  ]
}
