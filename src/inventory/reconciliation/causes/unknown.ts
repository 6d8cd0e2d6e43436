import type { Cause, GapName } from '../../../domain/reconciliation.ts'
import { counted } from './claim.ts'

/** What is left of a difference: nothing that was read or recorded explains it. */
export function unknown(gap: GapName, seats: number): Cause {
  const side = seats > 0 ? SENTENCES[gap].more : SENTENCES[gap].fewer
  return {
    code: 'unknown',
    gap,
    seats,
    severity: gap === 'units-assigned' && seats < 0 ? 'act' : 'check',
    facts: { seats: Math.abs(seats) },
    what: `unknown: ${side.what(Math.abs(seats))}; nothing that was read or recorded says why`,
    fix: side.fix,
  }
}

interface Side {
  what(seats: number): string
  readonly fix: string
}

const AGAIN = 'reconcile again in 15 minutes; if it stays, open a support case with Microsoft'

const SENTENCES: { readonly [G in GapName]: { readonly more: Side; readonly fewer: Side } } = {
  'bought-units': {
    more: { what: (seats) => `${counted(seats, 'seat')} bought that the directory does not count`, fix: AGAIN },
    fewer: { what: (seats) => `${counted(seats, 'unit')} that Partner Center has not sold`, fix: AGAIN },
  },
  'units-assigned': {
    more: { what: (seats) => `${counted(seats, 'unit')} that nobody holds`, fix: 'ask the customer whether they are kept for somebody' },
    fewer: {
      what: (seats) => `${counted(seats, 'license')} more than there are units`,
      fix: 'take the license off users who need none, or add seats',
    },
  },
  'assigned-holders': {
    more: { what: (seats) => `${counted(seats, 'license')} counted as assigned that no listed user holds`, fix: AGAIN },
    fewer: { what: (seats) => `${counted(seats, 'user')} listed that the counter does not count`, fix: AGAIN },
  },
}
