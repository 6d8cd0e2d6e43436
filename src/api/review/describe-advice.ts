import type { Replacement } from '../../domain/plan.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import { adviseFreeSeats } from '../../planning/advise-free-seats.ts'
import { adviseSeats, speaksForFewer } from '../../planning/advise-seats.ts'
import { adviseStorage } from '../../planning/advise-storage.ts'
import type { ReviewedPart } from '../contract/plan-review.ts'

type Replacing = Extract<ReviewedPart['decisions'][number], { kind: 'replace' }>

/** What a scan says of a decision beside it; null of a way back, which gives back what was. */
export function describeAdvice(decision: Replacement, snapshot: CustomerSnapshot): Replacing['advice'] {
  if (decision.undoes) return null
  const seats = adviseSeats(decision, snapshot)
  return {
    seats: speaksForFewer(seats) ? { ...seats } : null,
    free: adviseFreeSeats(decision, snapshot).map((each) => ({ ...each })),
    storage: adviseStorage(decision, snapshot).map((each) => ({ ...each, users: [...each.users] })),
  }
}
