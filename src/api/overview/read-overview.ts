import type { SnapshotId } from '../../domain/id.ts'
import { epochMs, type Instant } from '../../domain/instant.ts'
import { getConnection } from '../../store/connection.ts'
import { countCustomerStates } from '../../store/count-customer-states.ts'
import { findLastTermEnd, listNextDays, sumRetired, type RetiredSum } from '../../store/retired-subscriptions.ts'
import { listCountedScans, listSeatChanges, type SeatChange } from '../../store/seat-changes.ts'
import { findSnapshot, type SnapshotStatus } from '../../store/snapshots.ts'
import type { Overview } from '../contract/overview.ts'
import type { ApiDeps } from '../deps.ts'
import { toUnreadCustomer } from '../unread-customer.ts'
import { burnDown } from './burn-down.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock' | 'catalog' | 'provider'>
type Retirements = NonNullable<Overview['retirements']>
type Day = NonNullable<Retirements[number]['deadline']>

const FAILED_SHOWN = 10

/** What stands above and below the worklist. A scan is counted when it is taken; here its sums and what runs changed since are put together. */
export async function readOverview({ db, clock, catalog, provider }: Deps): Promise<Overview> {
  const at = clock.now()
  const { trustLevel: trust, writesStoppedAt, writesStoppedBy } = await getConnection(db)
  const writesStopped = writesStoppedAt === null ? null : { at: writesStoppedAt, by: writesStoppedBy ?? 'unknown' }
  const head = { at, trust, practice: provider.isEmulator, writesStopped }
  const scan = await findSnapshot(db, 'latest')
  if (!scan) return { ...head, scan: null, retirements: null, states: null, burnDown: null }

  const scans = await listCountedScans(db)
  const changes = await listSeatChanges(db)
  const isCounted = scans.some(({ id }) => id === scan.id)
  const retirements = isCounted ? await listRetirements(scan.id, changes, at, { db, catalog }) : null
  const days = (retirements ?? []).flatMap(({ deadline }) => deadline ?? [])
  return {
    ...head,
    scan: describeScan(scan, at),
    retirements,
    states: await countCustomerStates(db, scan.id, at),
    burnDown:
      scans.length === 0
        ? null
        : {
            points: [...burnDown(scans, changes, at)],
            deadline: days.toSorted(byDay)[0] ?? null,
            lastTermEnd: await findLastTermEnd(db, scan.id, at),
          },
  }
}

function describeScan({ id, takenAt, coverage }: SnapshotStatus, now: Instant): Overview['scan'] {
  const { customersTotal: total, customersRead: read, failed } = coverage
  return {
    id,
    takenAt,
    ageMs: Math.max(0, epochMs(now) - epochMs(takenAt)),
    coverage: { total, read, failed: failed.length, firstFailed: failed.slice(0, FAILED_SHOWN).map(toUnreadCustomer) },
  }
}

async function listRetirements(
  scan: SnapshotId,
  changes: readonly SeatChange[],
  now: Instant,
  { db, catalog }: Pick<Deps, 'db' | 'catalog'>,
): Promise<Retirements> {
  const next = new Map((await listNextDays(db, scan, now)).map(({ retirement, kind, at }) => [retirement, { kind, at }]))
  const changed = (of: RetiredSum): number =>
    changes.reduce((sum, each) => (each.scan === scan && each.retirement === of.retirement ? sum + each.seats : sum), 0)
  return (await sumRetired(db, scan)).map((sum) => {
    const { retirement, customers, subscriptions, seats, inUse: scanned, notCounted } = sum
    const found = catalog.findRetirement(retirement)
    const own = found && `${found.effectiveOn}T00:00:00.000Z`
    const left = scanned + changed(sum)
    const effective = own !== undefined && own >= now && left > 0 ? ({ kind: 'effective', at: own } as const) : undefined
    const days: readonly Day[] = [effective, next.get(retirement)].filter((day) => day !== undefined)
    return {
      id: retirement,
      // Of one that the catalog does not have any more its id is all there is.
      title: found?.title ?? { en: retirement },
      ...{ customers, subscriptions, seats, notCounted },
      inUse: { scanned, now: left },
      deadline: days.toSorted(byDay)[0] ?? null,
    }
  })
}

function byDay(a: Day, b: Day): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
}
