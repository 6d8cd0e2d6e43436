import type { CustomerId } from '../domain/id.ts'
import { isRead, type NotRead, type ReconciledSku as DomainSku } from '../domain/reconciliation.ts'
import type { Customer } from '../domain/snapshot.ts'
import { notReadReason, readingReason } from '../inventory/reconciliation/not-read-reason.ts'
import { countSeverities, findLatestReading, listReadings, listSkusOfReading, type Reading } from '../store/reconciled-skus.ts'
import { createReconciliation, findReconciliation } from '../store/reconciliations.ts'
import type { CustomerReading, NotRead as ShownNotRead, ReconciledSku, Reconciliation, Unread } from './contract/reconciliations.ts'
import type { ApiDeps } from './deps.ts'
import { wrongField } from './problems/fields.ts'
import { problem, type ProblemError } from './problems/problem.ts'

/** The kind of the phase that reads and compares; all reconciliations share one lane. */
export const RECONCILE = 'reconcile'

/** Keeps the request and asks for the phase that carries it out. */
export async function startReconciliation(
  chosenBy: string,
  customers: readonly Customer[],
  by: string,
  deps: ApiDeps,
): Promise<Reconciliation> {
  const at = deps.clock.now()
  const id = await createReconciliation(deps.db, { chosenBy, requestedAt: at, requestedBy: by }, customers)
  await deps.durable.startPhase({ id: `reconcile/${id}`, kind: RECONCILE, lane: 'reconcile', dueAt: at, input: { reconciliation: id } })
  return getReconciliation(id, deps)
}

/** @param id a reconciliation, or `latest` */
export async function getReconciliation(id: string, { db }: Pick<ApiDeps, 'db'>): Promise<Reconciliation> {
  const found = await findReconciliation(db, id)
  if (!found) throw problem('reconciliation-not-found', { reconciliation: id })
  const [agree, expected, check, act] = await countSeverities(db, found.id)
  return { ...found, done: found.completedAt !== null, skus: { agree, expected, check, act } }
}

/** Customers of whom something was not read, by name. */
export async function listUnread(id: string, customer: CustomerId | undefined, { db }: Pick<ApiDeps, 'db'>): Promise<Unread[]> {
  return (await listReadings(db, id))
    .filter((each) => each.state !== 'asked' && (customer === undefined || each.customer.id === customer))
    .map((each) => ({ customer: each.customer, why: each.error === null ? [...each.notRead] : [each.error] }))
    .filter(({ why }) => why.length > 0)
}

/** @throws ProblemError where the reconciliation has no such customer, or several of that name */
export async function pickReconciled(id: string, wanted: string, { db }: Pick<ApiDeps, 'db'>): Promise<CustomerId> {
  const known = (await listReadings(db, id)).map((each) => each.customer)
  return pickCustomer(known, wanted, problem('customer-not-reconciled', { customer: wanted, reconciliation: id })).id
}

/** By id, domain or name, in any case. @throws ProblemError where nobody (`missing`), or more than one, is called so */
export function pickCustomer(known: readonly Customer[], wanted: string, missing: ProblemError): Customer {
  const key = wanted.toLowerCase()
  const found = known.filter(({ id, name, domain }) => [id, name, domain].some((each) => each.toLowerCase() === key))
  const [first, ...others] = found
  if (!first) throw missing
  if (others.length > 0)
    throw problem('customer-ambiguous', { count: found.length, customer: wanted }, [
      wrongField('customer', 'one-of-ids', { ids: found.map(({ id }) => id) }),
    ])
  return first
}

/** The newest look at a customer, by a run or by a request; null where there is none. */
export async function findCustomerReading(customer: CustomerId, { db }: Pick<ApiDeps, 'db'>): Promise<CustomerReading | null> {
  const reading = await findLatestReading(db, customer)
  return reading ? toReading(reading, await listSkusOfReading(db, reading.id)) : null
}

function toReading({ customer, readAt, error, notRead, after }: Reading, skus: readonly DomainSku[]): CustomerReading {
  const reason = error === null ? null : readingReason(error)
  return { customer, readAt, error, reason, notRead: [...notRead], after, skus: skus.map(toSku) }
}

/** What was not read, with what the sentence is made of. */
function withReason<T>(figure: T | NotRead): T | ShownNotRead {
  return isRead(figure) ? figure : { ...figure, reason: notReadReason(figure.notRead) }
}

export function toSku(sku: DomainSku): ReconciledSku {
  const { bought, units, assigned, holders, causes } = sku
  return {
    ...sku,
    bought: withReason(bought),
    units: withReason(units),
    assigned: withReason(assigned),
    holders: withReason(holders),
    causes: causes.map((cause) => ({ ...cause })),
  }
}
