import pMap from 'p-map'
import type { CheckResult } from '../domain/check.ts'
import { WorkerLost } from '../domain/durable.ts'
import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import { recordAccess } from '../store/access.ts'
import { completeCheckRun, findCheckRun, listUnchecked, recordChecked } from '../store/check-runs.ts'
import type { CheckRun } from '../store/check-runs.ts'
import { recordChecks } from '../store/checks.ts'
import type { Trx } from '../store/database.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { checkAccess } from './check-access.ts'
import type { AccessDeps } from './check-access.ts'
import { checkConnection } from './check-connection.ts'
import { checkCustomer } from './check-customer.ts'

/** The quota decides the pace; this only keeps a large book from taking all of it. */
const CUSTOMERS_AT_ONCE = 4

export interface CheckDeps extends AccessDeps {
  /** The partner's own tenant: the connection itself is looked at under its name. */
  readonly partner: CustomerId
  /** What a part of a plan says by itself. */
  readonly checkPlan: (plan: CustomerPlan, at: Instant) => readonly CheckResult[]
  /** Runs a transaction that fails when this worker has lost its work. */
  readonly record: <T>(body: (trx: Trx) => Promise<T>) => Promise<T>
}

/**
 * Looks at everybody of a check run and keeps what was found. Can be called again after a crash: whoever was looked at is not
 * looked at again. A customer that cannot be looked at is kept with the reason and stops nobody else.
 */
export async function runChecks(id: string, deps: CheckDeps): Promise<void> {
  const run = await findCheckRun(deps.db, id)
  if (!run || run.completedAt !== null) return
  await pMap(await listUnchecked(deps.db, id), (customer) => checkInto(run, customer, deps), { concurrency: CUSTOMERS_AT_ONCE })
  await deps.record((trx) => completeCheckRun(trx, id, deps.clock.now(), null))
}

async function checkInto(run: CheckRun, customer: CustomerId, deps: CheckDeps): Promise<void> {
  try {
    const keep = await (run.plan === null ? lookAtAccess(customer, deps) : lookAtPart(run, customer, deps))
    await deps.record(async (trx) => {
      await keep(trx)
      await recordChecked(trx, run.id, customer, null)
    })
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    const why = error instanceof Error ? error.message : String(error)
    await deps.record((trx) => recordChecked(trx, run.id, customer, why))
  }
}

type Keep = (trx: Trx) => Promise<void>

async function lookAtAccess(customer: CustomerId, deps: CheckDeps): Promise<Keep> {
  const found = customer === deps.partner ? await checkConnection(customer, deps) : await checkAccess(customer, deps)
  return (trx) => recordAccess(trx, found)
}

async function lookAtPart({ plan, onlyCheck }: CheckRun, customer: CustomerId, deps: CheckDeps): Promise<Keep> {
  const part = plan === null ? undefined : await findCustomerPlan(deps.db, plan, customer)
  if (plan === null || !part) throw new Error(`the plan ${plan ?? ''} has no part for this customer`)
  const planned = deps.checkPlan(part.plan, deps.clock.now()).filter((each) => onlyCheck === null || each.check === onlyCheck)
  const seen = await checkCustomer(part.plan, onlyCheck, deps)
  return (trx) => recordChecks(trx, plan, customer, onlyCheck, [...planned, ...seen])
}
