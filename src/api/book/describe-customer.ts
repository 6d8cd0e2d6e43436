import type { CustomerId } from '../../domain/id.ts'
import { deletionDates, stillEnded } from '../../domain/deletion-dates.ts'
import type { Instant } from '../../domain/instant.ts'
import type { License, SnapshotGroup, Subscription } from '../../domain/snapshot.ts'
import { findCustomerBody, type CustomerBody } from '../../store/affected-bodies.ts'
import { listCustomersOfBook } from '../../store/book-customers.ts'
import { findChangeSince } from '../../store/customer-changes.ts'
import { listPartsOfCustomer, listRunsOfCustomer } from '../../store/customer-history.ts'
import type { Book } from '../../store/find-book.ts'
import { countHolders } from '../../store/holders.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import { listDoneSteps } from '../../store/steps.ts'
import type { BookSubscription } from '../contract/book.ts'
import type { CustomerDetail } from '../contract/customers.ts'
import type { ApiDeps } from '../deps.ts'
import { titleOfSku } from '../name-services.ts'
import { toItem } from './choose-customers.ts'
import { readChosen } from './choose-subscriptions.ts'
import { getBook, getCustomerOfBook } from './get-book.ts'

const NEWEST_MOST = 20
const SUBSCRIPTIONS_MOST = 10_000

type Deps = Pick<ApiDeps, 'db' | 'clock' | 'catalog'>

/** All that is known of one customer of the latest snapshot. @throws ProblemError where it has none such */
export async function describeCustomer(wanted: string, deps: Deps): Promise<CustomerDetail> {
  const { db, clock } = deps
  const book = await getBook('latest', deps)
  const customer = await getCustomerOfBook(wanted, book, deps)
  const [listed] = await listCustomersOfBook(
    db,
    book.id,
    { customer },
    { by: 'name', direction: 'asc' },
    { offset: 0, limit: 1 },
    clock.now(),
  )
  if (!listed) throw new Error(`${customer} has gone out of ${book.id}`)
  const body = await findCustomerBody(db, book.id, customer)
  const runs = await readRuns(customer, deps)
  return {
    ...toItem(listed),
    book,
    takenAt: body?.takenAt ?? null,
    asOf: clock.now(),
    items: await readSubscriptions(customer, book, body, runs, deps),
    qualifications: (body?.qualifications ?? []).map(({ name, status }) => ({ name, status })),
    adminRelationship: body?.adminRelationship ?? null,
    groups: (body?.groups ?? []).map((group) => toGroup(group, deps)),
    holders: await countHolders(db, book.id, customer),
    parts: await readParts(customer, deps),
    changedSince: (body && (await findChangeSince(db, customer, body.takenAt))) ?? null,
    runs: runs.map(({ migrations, ...run }) => ({ ...run, migrations: migrations.map(toMigration) })),
  }
}

async function readParts(customer: CustomerId, { db, clock }: Deps): Promise<CustomerDetail['parts']> {
  const now = clock.now()
  return (await listPartsOfCustomer(db, customer, NEWEST_MOST)).map(({ approval, ...part }) => ({
    ...part,
    approval: approval && { ...approval, expired: approval.expiresAt <= now },
  }))
}

interface RunWithMigrations {
  readonly run: string
  readonly state: string
  readonly plan: string
  readonly createdAt: Instant
  readonly migrations: readonly StoredMigration[]
}

async function readRuns(customer: CustomerId, { db }: Deps): Promise<readonly RunWithMigrations[]> {
  const runs = await listRunsOfCustomer(db, customer, NEWEST_MOST)
  return Promise.all(runs.map(async (run) => ({ ...run, migrations: await listMigrations(db, run.run, customer) })))
}

function toMigration({
  decision,
  retirement,
  method,
  state,
  step,
  reason,
  dueAt,
  changedAt,
}: StoredMigration): CustomerDetail['runs'][number]['migrations'][number] {
  return { decision, retirement, method, state, step, reason: reason && { ...reason, facts: { ...reason.facts } }, dueAt, changedAt }
}

type Own = CustomerDetail['items'][number]

async function readSubscriptions(
  customer: CustomerId,
  book: Book,
  body: CustomerBody | undefined,
  runs: readonly RunWithMigrations[],
  deps: Deps,
): Promise<Own[]> {
  const order = { by: 'product', direction: 'asc' } as const
  const rows = await readChosen({ book, filter: { customer }, order }, { offset: 0, limit: SUBSCRIPTIONS_MOST }, deps)
  const ended = await readEnded(runs, deps)
  return rows.toSorted((a, b) => Number(b.toReplace) - Number(a.toReplace)).map((row) => toOwn(row, body, ended, deps))
}

function toOwn(
  { customer: _customer, tags: _tags, ...row }: BookSubscription,
  body: CustomerBody | undefined,
  ended: ReadonlyMap<string, NonNullable<Own['ended']>>,
  { catalog }: Deps,
): Own {
  const read: Partial<Subscription> = body?.subscriptions.find(({ id }) => id === row.id) ?? {}
  const units = body?.skus.find(({ skuId }) => skuId === row.skuId)
  return {
    ...row,
    createdAt: read.createdAt ?? null,
    orderId: read.orderId ?? null,
    partnerOnRecord: read.partnerOnRecord ?? null,
    units: units
      ? {
          skuId: units.skuId,
          name: titleOfSku(units.skuId, catalog),
          partNumber: units.partNumber,
          enabled: units.enabled,
          warning: units.warning,
          suspended: units.suspended,
          lockedOut: units.lockedOut,
          consumed: units.consumed,
          capability: units.capability,
        }
      : null,
    ended: ended.get(row.id) ?? null,
  }
}

/** By the newest run that ended each, unless it was taken back since. */
async function readEnded(runs: readonly RunWithMigrations[], { db }: Deps): Promise<ReadonlyMap<string, NonNullable<Own['ended']>>> {
  const found = new Map<string, NonNullable<Own['ended']>>()
  for (const migration of runs.flatMap(({ migrations }) => migrations)) {
    if (migration.method !== 'replace' || migration.reason?.code === 'taken-back') continue
    const evidence = stillEnded((await listDoneSteps(db, migration)).find(({ step }) => step === 'switch-off')?.evidence ?? {})
    const dates = deletionDates(evidence)
    for (const [subscription, each] of Object.entries(evidence)) {
      if (found.has(subscription) || typeof each !== 'object' || each === null || Array.isArray(each)) continue
      const at = 'endedAt' in each && typeof each['endedAt'] === 'string' ? each['endedAt'] : null
      found.set(subscription, { run: migration.run, at, deletedFrom: dates.get(subscription) ?? null })
    }
  }
  return found
}

function toGroup({ id, name, rule, members, memberGroups, processingText, licenses }: SnapshotGroup, deps: Deps) {
  return {
    ...{ id, name, rule, members, memberGroups: [...memberGroups], processing: processingText },
    licenses: licenses.map((license) => nameLicense(license, deps)),
  }
}

/** A license as people call it, with the services that are switched off in it. */
export function nameLicense({ skuId, disabledPlans }: License, { catalog }: Pick<ApiDeps, 'catalog'>) {
  return {
    skuId,
    name: titleOfSku(skuId, catalog),
    disabledPlans: [...disabledPlans],
    disabledPlanNames: disabledPlans.map((plan) => catalog.titleOfPlan(plan) ?? catalog.nameOfPlan(plan) ?? plan),
  }
}
