import type { CustomerId, SnapshotId } from '../../domain/id.ts'
import { findBook, type Book } from '../../store/find-book.ts'
import { findCustomers } from '../../store/snapshots.ts'
import { getCompleteSnapshot } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { problem } from '../problems/problem.ts'

/**
 * A complete snapshot to make lists of.
 * @throws ProblemError where it is missing, being taken or failed
 */
export async function getBook(wanted: string, deps: Pick<ApiDeps, 'db'>): Promise<Book> {
  const found = await findBook(deps.db, wanted as SnapshotId)
  if (found) return found
  // It is complete since.
  const { id } = await getCompleteSnapshot(wanted, deps)
  return getBook(id, deps)
}

/**
 * A customer of a snapshot, by id or domain.
 * @throws ProblemError where it has none such
 */
export async function getCustomerOfBook(wanted: string, { id }: Book, { db }: Pick<ApiDeps, 'db'>): Promise<CustomerId> {
  const customer = (await findCustomers(db, id, [wanted])).get(wanted)
  if (customer === undefined) throw problem('customer-not-in-book', { customer: wanted, snapshot: id })
  return customer
}
