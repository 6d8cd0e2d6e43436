import { DAY_MS } from '../duration.ts'
import type { LegacyOffer, Segment } from './product.ts'

/** When the two catalogs sell to one segment. Days in UTC, such as `2022-03-10`. */
export interface SegmentSales {
  /** Last day on which legacy offers can be bought. */
  readonly legacyUntil: string
  /** First day of new commerce; null: the day after `legacyUntil`. */
  readonly nceFrom: string | null
}

export type SalesCalendar = Readonly<Record<Segment, SegmentSales>>

const PUBLIC_SECTOR: SegmentSales = { legacyUntil: '2024-03-31', nceFrom: null }

/**
 * Commercial: Partner Center announcements, 2022-01 and 2022-03. The others stayed legacy at least until October 2023 and have new
 * commerce by 2026; the day between is a guess.
 */
export const DEFAULT_SALES_CALENDAR: SalesCalendar = {
  commercial: { legacyUntil: '2022-03-10', nceFrom: '2022-01-10' },
  government: PUBLIC_SECTOR,
  education: PUBLIC_SECTOR,
  nonprofit: PUBLIC_SECTOR,
}

/** Whether a legacy offer can be bought at `now` (epoch ms). Whether its product is retired is another question. */
export function legacyIsSold(offer: LegacyOffer, calendar: SalesCalendar, now: number): boolean {
  return now < dayAfter(offer.soldUntil ?? calendar[segmentOfOffer(offer)].legacyUntil)
}

/** Whether new commerce sells to this segment at `now` (epoch ms). */
export function nceIsSold(segment: Segment, calendar: SalesCalendar, now: number): boolean {
  const { legacyUntil, nceFrom } = calendar[segment]
  return now >= (nceFrom === null ? dayAfter(legacyUntil) : Date.parse(nceFrom))
}

/** The customer segment that a legacy offer is meant for. */
export function segmentOfOffer(offer: LegacyOffer): Segment {
  switch (offer.segment) {
    case 'government-pricing':
      return 'government'
    case 'faculty':
    case 'student':
      return 'education'
    default:
      return offer.segment
  }
}

function dayAfter(day: string): number {
  return Date.parse(day) + DAY_MS
}
