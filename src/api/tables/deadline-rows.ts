import { DAY_MS, epochMs, instant, type Instant } from '../../domain/instant.ts'
import type { SubscriptionId } from '../../domain/id.ts'
import type { Replacement, SwitchOff } from '../../domain/plan.ts'
import type { Run } from '../../domain/run.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { RowOf } from '../../files/table.ts'
import type { deadlinesTable } from '../../files/tables/deadlines.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import { findPlan } from '../../store/plans.ts'
import { findCustomerSnapshot } from '../../store/snapshots.ts'
import { listDoneSteps, type Evidence } from '../../store/steps.ts'
import type { ApiDeps } from '../deps.ts'
import { findReplacement } from './find-replacement.ts'

type DeadlineRow = RowOf<typeof deadlinesTable.columns>

/** The days that matter to every old subscription of a run: what is known before it ends, then what ending it has set. */
export async function* deadlineRows(run: Run, { db, clock }: Pick<ApiDeps, 'db' | 'clock'>): AsyncGenerator<DeadlineRow> {
  const now = clock.now()
  for (const migration of await listMigrations(db, run.id)) {
    const replacement = await findReplacement(migration, db)
    if (!replacement) continue
    const steps = await listDoneSteps(db, migration)
    const evidence = steps.find(({ step }) => step === 'switch-off')?.evidence ?? {}
    const asSeen = await listAsSeen(migration, db)
    for (const { id } of replacement.from.subscriptions) {
      for (const { kind, at, note } of deadlinesOf(id, replacement, evidence[id], asSeen)) {
        const inDays = Math.floor((epochMs(at) - epochMs(now)) / DAY_MS)
        yield { customer: migration.customerName, subscription: id, kind, date: at.slice(0, 10), inDays, note }
      }
    }
  }
}

interface Deadline {
  readonly kind: string
  readonly at: Instant
  readonly note: string
}

async function listAsSeen({ plan, customer }: StoredMigration, db: ApiDeps['db']): Promise<readonly Subscription[]> {
  const snapshot = (await findPlan(db, plan))?.header.snapshot.id
  return snapshot === undefined ? [] : ((await findCustomerSnapshot(db, snapshot, customer))?.subscriptions ?? [])
}

function deadlinesOf(
  id: SubscriptionId,
  { switchOff, expects }: Replacement,
  ended: Evidence[string] | undefined,
  asSeen: readonly Subscription[],
): readonly Deadline[] {
  const dates = datesOf(ended)
  const by = switchOff.find((each) => each.subscription === id)?.by ?? 'suspend'
  const termEndsAt = dates.get('termEndsAt') ?? expects.subscriptions.find((each) => each.id === id)?.termEndsAt
  return [
    ...deadline('cancellation-window', asSeen.find((each) => each.id === id)?.cancellableUntil, 'until then it can be canceled'),
    ...deadline('ended', dates.get('endedAt'), ENDED[by]),
    ...deadline('deletion-90-days', dates.get('after90Days'), 'the earliest day on which Microsoft may delete it: take it back before'),
    ...deadline('deletion-120-days', dates.get('after120Days'), 'the day on which Microsoft deletes it by the retirement documents'),
    ...deadline('term-end', termEndsAt, by === 'end-at-term' ? 'it ends then' : 'its term ends then, suspended or not'),
  ]
}

const ENDED: { readonly [B in SwitchOff['by']]: string } = {
  suspend: 'it was suspended',
  cancel: 'it was canceled',
  'end-at-term': 'it was told to end at its term',
}

function deadline(kind: string, at: Instant | null | undefined, note: string): readonly Deadline[] {
  return at ? [{ kind, at, note }] : []
}

/** The moments among what was stored when it ended. */
function datesOf(ended: Evidence[string] | undefined): ReadonlyMap<string, Instant> {
  if (typeof ended !== 'object' || ended === null || Array.isArray(ended)) return new Map()
  return new Map(
    Object.entries(ended).flatMap(([name, value]) =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? [[name, instant(value)] as const] : [],
    ),
  )
}
