import type { Customer } from '../domain/snapshot.ts'
import { listAffectedCustomers, listCustomers } from '../store/customers.ts'
import { listMigrations } from '../store/migrations.ts'
import { listRuns } from '../store/runs.ts'
import { findSnapshot, type SnapshotStatus } from '../store/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { getRun } from './describe-run.ts'
import { wrongField } from './problems/fields.ts'
import { problem } from './problems/problem.ts'
import { pickCustomer } from './reconciliations.ts'

interface Wanted {
  readonly run?: string | undefined
  readonly customers?: readonly string[] | undefined
  readonly all: boolean
}

/** Whom to reconcile, and why them, in words. */
export interface Chosen {
  readonly chosenBy: string
  readonly customers: readonly Customer[]
}

type Deps = Pick<ApiDeps, 'db'>

/** @throws ProblemError where several ways to choose are given, or what they name is not there */
export async function chooseReconciled({ run, customers, all }: Wanted, deps: Deps): Promise<Chosen> {
  const named = [run === undefined ? '' : 'run', customers === undefined ? '' : 'customers', all ? 'all' : ''].filter((each) => each !== '')
  if (named.length > 1) throw problem('reconciled-in-several-ways', {}, [wrongField(named.join(', '), 'one-of-them-or-none')])
  if (run !== undefined) return ofRun(run, deps)
  if (customers !== undefined) return ofNames(customers, deps)
  if (all) return ofAll(deps)
  return (await listRuns(deps.db)).length > 0 ? ofRun('latest', deps) : ofAffected(deps)
}

async function ofRun(wanted: string, { db }: Deps): Promise<Chosen> {
  const { id } = await getRun(wanted, { db })
  const byId = new Map(
    (await listMigrations(db, id)).map(({ customer, customerName, customerDomain }) => [
      customer,
      { id: customer, name: customerName, domain: customerDomain },
    ]),
  )
  return {
    chosenBy: wanted === 'latest' ? `the customers of the latest run, ${id}` : `the customers of ${id}`,
    customers: [...byId.values()],
  }
}

async function ofNames(wanted: readonly string[], { db }: Deps): Promise<Chosen> {
  const snapshot = await getLatest({ db })
  const known = await listCustomers(db, snapshot.id)
  const found = wanted.map((name) =>
    pickCustomer(known, name, problem('customer-not-in-latest-named', { customer: name, snapshot: snapshot.id })),
  )
  return { chosenBy: 'customers by name', customers: [...new Map(found.map((customer) => [customer.id, customer])).values()] }
}

async function ofAll({ db }: Deps): Promise<Chosen> {
  const { id } = await getLatest({ db })
  return { chosenBy: `all customers of the latest snapshot, ${id}`, customers: await listCustomers(db, id) }
}

async function ofAffected({ db }: Deps): Promise<Chosen> {
  const { id } = await getLatest({ db })
  return {
    chosenBy: `the affected customers of the latest snapshot, ${id}; there is no run yet`,
    customers: await listAffectedCustomers(db, id),
  }
}

async function getLatest({ db }: Deps): Promise<SnapshotStatus> {
  const snapshot = await findSnapshot(db, 'latest')
  if (!snapshot) throw problem('no-snapshot')
  return snapshot
}
