import type { HoldLength } from '../../domain/choices.ts'
import { epochMs, MINUTE_MS, plusMs, type Instant } from '../../domain/instant.ts'
import type { Reason, Run } from '../../domain/run.ts'
import { listMigrations } from '../../store/migrations.ts'
import { countMovedSince, countPlannedUsers } from '../../store/outlook.ts'
import { findPlan } from '../../store/plans.ts'
import { listQuotaUse } from '../../store/quota-use.ts'
import { countRunMoves } from '../../store/user-moves.ts'
import { listWorkersAtWork } from '../../store/workers-at-work.ts'
import type { Outlook } from '../contract/outlook.ts'
import type { ApiDeps } from '../deps.ts'
import { toQuota } from './describe-quotas.ts'
import { estimateFinish } from './estimate-finish.ts'
import { isOfCustomer, nameQuota } from './quota-key.ts'
import { sumWork } from './sum-work.ts'

const PACE_OVER_MS = 10 * MINUTE_MS
/** Of customers' own quotas, the closed and the most used; those that all share are shown in any case. */
const QUOTAS_SHOWN = 10
/** More than the customers that all workers together have in hand. */
const QUOTAS_LOOKED_AT = 1000
const NAMES_SHOWN = 5

/**
 * What a run draws on, how fast it goes and when it ends. Costs one look at each migration, one aggregate over the index of the
 * run's users (a million of them are counted without reading their rows), and ranges of two other indexes: nothing per user.
 */
export async function describeOutlook(run: Run, { db, clock }: Pick<ApiDeps, 'db' | 'clock'>): Promise<Outlook> {
  const now = clock.now()
  const [migrations, counts, planned] = await Promise.all([
    listMigrations(db, run.id),
    countRunMoves(db, run.id),
    countPlannedUsers(db, run.id),
  ])
  const work = sumWork(migrations, counts, planned)
  const { moved, firstMovedAt } = await countMovedSince(db, run.id, plusMs(now, -PACE_OVER_MS))
  const paceMs = paceWindow(now, firstMovedAt)
  const quotas = await listQuotaUse(db, run.id, epochMs(now), QUOTAS_LOOKED_AT)
  const names = new Map<string, string>(migrations.map(({ customer, customerName }) => [customer, customerName]))
  const nameOf = (key: string): Reason => nameQuota(key, (customer) => names.get(customer))
  const finish = estimateFinish(
    {
      now,
      state: run.state,
      left: work.left,
      moved,
      paceMs,
      hasMoved: firstMovedAt !== null,
      quotas,
      hold: await holdOf(run, db),
      lastHoldEndsAt: work.lastHoldEndsAt,
    },
    nameOf,
  )
  const { needPerson } = work
  return {
    run: run.id,
    now,
    workers: (await listWorkersAtWork(db)).map((worker) => ({ ...worker, phases: [...worker.phases] })),
    quotas: quotas.filter(({ key }, i) => !isOfCustomer(key) || i < QUOTAS_SHOWN).map((quota) => toQuota(quota, nameOf)),
    pace: { moved, minutes: paceMs / MINUTE_MS, perMinute: moved === 0 ? 0 : moved / (paceMs / MINUTE_MS) },
    users: {
      left: work.left.reduce((sum, each) => sum + each.users, 0),
      waitForSeats: work.left.reduce((sum, each) => sum + each.waitForSeats, 0),
    },
    finish: { ...finish, heldBy: finish.heldBy && { ...finish.heldBy }, unknown: finish.unknown?.text ?? null, reason: finish.unknown },
    notIncluded:
      needPerson.migrations === 0 ? null : { ...needPerson, customers: [...new Set(needPerson.customers)].slice(0, NAMES_SHOWN) },
  }
}

/** Ten minutes, or since the first user moved where that is less; a minute at least, so that one batch is no pace of its own. */
function paceWindow(now: Instant, firstMovedAt: Instant | null): number {
  const since = firstMovedAt === null ? PACE_OVER_MS : epochMs(now) - epochMs(firstMovedAt)
  return Math.min(PACE_OVER_MS, Math.max(MINUTE_MS, since))
}

async function holdOf({ plan }: Run, db: ApiDeps['db']): Promise<HoldLength> {
  return (await findPlan(db, plan))?.header.choices.hold ?? { hours: 0 }
}
