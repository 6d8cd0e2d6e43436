import { expect, test } from 'vitest'
import type { RetirementId, SnapshotId } from '../../domain/id.ts'
import { DAY_MS, instant, plusMs } from '../../domain/instant.ts'
import type { CountedScan, SeatChange } from '../../store/seat-changes.ts'
import { burnDown } from './burn-down.ts'

const START = instant('2026-01-01T08:00:00Z')

function scan(id: number, day: number, seats: number, notRead = 0): CountedScan {
  return { id: `s-${id}` as SnapshotId, completedAt: plusMs(START, day * DAY_MS), seats, notRead }
}

function change(of: number, day: number | null, seats: number, retirement = 'office-365-e4'): SeatChange {
  const at = day === null ? null : plusMs(START, day * DAY_MS)
  return { scan: `s-${of}` as SnapshotId, retirement: retirement as RetirementId, at, seats }
}

function drawn(scans: readonly CountedScan[], changes: readonly SeatChange[], day: number): readonly string[] {
  return burnDown(scans, changes, plusMs(START, day * DAY_MS)).map(({ at, seats, scan: id, notRead }) =>
    [at.slice(0, 10), seats, ...(id === null ? [] : [id]), ...(notRead > 0 ? [`${notRead} not read`] : [])].join(' '),
  )
}

test('is nothing before anybody has scanned', () => {
  expect(drawn([], [], 3)).toEqual([])
})

test('goes down from a scan day by day, over all retirements, and up where users were put back', () => {
  const changes = [change(1, 1, -10), change(1, 1, -5, 'kaizala-pro'), change(1, 3, -20), change(1, 4, 7)]
  expect(drawn([scan(1, 0, 100, 2)], changes, 6)).toEqual([
    '2026-01-01 100 s-1 2 not read',
    '2026-01-02 85 2 not read',
    '2026-01-04 65 2 not read',
    '2026-01-05 72 2 not read',
    '2026-01-07 72 2 not read',
  ])
})

test('begins anew with a later scan, less who was moved while it was under way', () => {
  const changes = [change(1, 1, -10), change(2, null, -3), change(2, 5, -7)]
  expect(drawn([scan(1, 0, 100), scan(2, 2, 92)], changes, 5)).toEqual([
    '2026-01-01 100 s-1',
    '2026-01-02 90',
    '2026-01-03 89 s-2',
    '2026-01-06 82',
  ])
})

test('keeps two hundred points of more, the first and the last among them', () => {
  const scans = Array.from({ length: 731 }, (_each, day) => scan(day + 1, day, 10_000 - day))
  const points = burnDown(scans, [], plusMs(START, 800 * DAY_MS))
  expect(points).toHaveLength(200)
  expect([points[0]?.seats, points.at(-1)?.seats, points.at(-1)?.at]).toEqual([10_000, 9_270, plusMs(START, 800 * DAY_MS)])
  expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted())
})
