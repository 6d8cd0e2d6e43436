import type { Blocker } from '../../domain/plan.ts'
import type { BuyingSegment, Qualification } from '../../domain/snapshot.ts'
import type { Considered } from '../considered.ts'
import { buyingSegmentOf } from '../move.ts'

/** Education and government products are sold to customers whose qualification is approved (Partner Center, qualifications, 2023-10). */
export function qualificationMissing(move: Considered): Blocker | undefined {
  const segment = buyingSegmentOf(move)
  const names = NAMES[segment]
  const isBought = move.lines.some((line) => line.seats.from === 'new')
  if (names.length === 0 || !isBought) return undefined
  const own = move.snapshot.qualifications.filter((each) => names.includes(each.name))
  if (own.some(({ status }) => status === 'approved')) return undefined
  return { code: 'qualification-missing', facts: { segment, found: own.map(describe) } }
}

/** As Partner Center spells them; nonprofit cannot be set through its API, but shows. */
const NAMES: Readonly<Record<BuyingSegment, readonly string[]>> = {
  commercial: [],
  education: ['Education'],
  government: ['GovernmentCommunityCloud', 'StateOwnedEntity'],
  nonprofit: ['Nonprofit'],
}

function describe({ name, status }: Qualification): string {
  return `${name} ${status}`
}
