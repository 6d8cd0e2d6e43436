import type { Instant } from '../../domain/instant.ts'
import type { CountedScan, SeatChange } from '../../store/seat-changes.ts'

/** Seats of retired products in use at a moment. */
export interface BurnPoint {
  readonly at: Instant
  readonly seats: number
  /** The scan that counted them; null: what runs changed since. */
  readonly scan: string | null
  readonly notRead: number
}

const POINTS_MOST = 200

/**
 * A point for each scan, one for each day on which runs changed something after it, at the last change of the day, and one for now. Each scan
 * begins anew with what it counted. Thinned out evenly where there are too many: the first and the last stay.
 */
export function burnDown(scans: readonly CountedScan[], changes: readonly SeatChange[], now: Instant): readonly BurnPoint[] {
  const ofScan = Map.groupBy(changes, ({ scan }) => scan)
  const points = scans.flatMap(({ id, completedAt, seats, notRead }): readonly BurnPoint[] => {
    const own = ofScan.get(id) ?? []
    let left = seats + sum(own.filter(({ at }) => at === null))
    const first = { at: completedAt, seats: left, scan: id, notRead }
    const days = Map.groupBy(dated(own), ({ at }) => at.slice(0, 10))
    const later = [...days].toSorted(byDay).map(([, ofDay]) => {
      left += sum(ofDay)
      return { at: latest(ofDay), seats: left, scan: null, notRead }
    })
    return [first, ...later]
  })
  const last = points.at(-1)
  return thinned(last && last.at < now ? [...points, { ...last, at: now, scan: null }] : points, POINTS_MOST)
}

type Dated = SeatChange & { readonly at: Instant }

function dated(changes: readonly SeatChange[]): readonly Dated[] {
  return changes.flatMap(({ at, ...change }) => (at === null ? [] : [{ ...change, at }]))
}

function sum(changes: readonly Pick<SeatChange, 'seats'>[]): number {
  return changes.reduce((total, { seats }) => total + seats, 0)
}

function latest(changes: readonly Dated[]): Instant {
  return changes.reduce((last, { at }) => (at > last ? at : last), changes[0]?.at ?? ('' as Instant))
}

function byDay([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

/** At most `most` of them, evenly spread by their place in the list. */
function thinned<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_each, place) => points[Math.round(place * step)]).filter((each) => each !== undefined)
}
