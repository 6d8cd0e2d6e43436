import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats that the approved part has beyond its users: for latecomers. */
export function spareSeats({ record }: SkuFacts): readonly Claim[] {
  return record.lines
    .filter(({ quantity, users }) => quantity > users)
    .map(({ run, line, quantity, users }) => ({
      code: 'spare-seats',
      gap: 'units-assigned',
      seats: quantity - users,
      severity: 'expected',
      fix: '',
      what: `the part approved for ${run} has ${counted(quantity, 'seat')} for ${counted(users, 'user')}: the others are spare, for latecomers`,
      facts: { run, line, quantity, users },
    }))
}
