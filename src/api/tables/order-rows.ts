import { DAY_MS, plusMs } from '../../domain/instant.ts'
import type { Customer } from '../../domain/snapshot.ts'
import type { PurchaseLine, Replacement } from '../../domain/plan.ts'
import type { Run, StepName } from '../../domain/run.ts'
import type { RowOf } from '../../files/table.ts'
import type { ordersTable } from '../../files/tables/orders.ts'
import { listMigrations } from '../../store/migrations.ts'
import { findCustomerPlan, listParts, type StoredPlan } from '../../store/plans.ts'
import type { ApiDeps } from '../deps.ts'
import { findReplacement } from './find-replacement.ts'

type OrderRow = RowOf<typeof ordersTable.columns>

/** What a person has to order for a plan, part by part. */
export async function* plannedOrderRows(plan: StoredPlan, { db }: Pick<ApiDeps, 'db'>): AsyncGenerator<OrderRow> {
  for (const { customer } of await listParts(db, plan.id)) {
    const part = await findCustomerPlan(db, plan.id, customer)
    for (const decision of part?.plan.decisions ?? []) {
      if (part && decision.kind === 'replace') yield* rowsOf(decision, part.plan.customer, 'open')
    }
  }
}

/** The same for a run, with what the directory has already. */
export async function* runOrderRows(run: Run, { db }: Pick<ApiDeps, 'db'>): AsyncGenerator<OrderRow> {
  for (const migration of await listMigrations(db, run.id)) {
    const replacement = await findReplacement(migration, db)
    if (!replacement || migration.state === 'superseded') continue
    const { customer: id, customerName: name, customerDomain: domain, step } = migration
    yield* rowsOf(replacement, { id, name, domain }, BEFORE_READY.has(step) ? 'open' : 'there')
  }
}

const BEFORE_READY: ReadonlySet<StepName> = new Set(['confirm', 'buy', 'wait-until-ready'])

function* rowsOf(replacement: Replacement, customer: Customer, state: 'open' | 'there'): Generator<OrderRow> {
  if (replacement.purchase !== 'by-a-person') return
  for (const line of replacement.lines) {
    if (line.seats.from === 'owned') continue
    yield {
      customer: customer.name,
      domain: customer.domain,
      product: line.product.title,
      productId: idOf(line),
      skuId: line.product.provisions,
      quantity: line.quantity,
      addTo: line.seats.from === 'more' ? line.seats.subscription : null,
      term: line.term,
      billing: line.billingCycle,
      byWhen: byWhen(replacement),
      state,
    }
  }
}

function idOf({ product }: PurchaseLine): string | null {
  if (product.family === 'nce') return `${product.productId}:${product.skuId}`
  return product.family === 'legacy' ? product.offerId : null
}

/** Early enough for everybody to be moved, and for the cool-down, before the first old subscription's term ends. */
function byWhen({ expects, hold }: Replacement): string | null {
  const [first] = expects.subscriptions.flatMap(({ termEndsAt }) => termEndsAt ?? []).toSorted()
  // Two days to move everybody; a weekend may lie in the cool-down.
  const days = 2 + ('hours' in hold ? Math.ceil(hold.hours / 24) : hold.workingDays === 0 ? 0 : hold.workingDays + 2)
  return first === undefined ? null : plusMs(first, -days * DAY_MS).slice(0, 10)
}
