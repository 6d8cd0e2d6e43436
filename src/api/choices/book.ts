import type { ReplacementOption, Retirement } from '../../domain/catalog.ts'
import type { CustomerId, RetirementId, SubscriptionId } from '../../domain/id.ts'
import { isProduct } from '../../inventory/is-product.ts'
import { readAffectedBodies } from '../../store/affected-bodies.ts'
import { findCustomersOfUsers } from '../../store/find-named.ts'
import { findCustomers, type SnapshotStatus } from '../../store/snapshots.ts'
import type { ApiDeps } from '../deps.ts'

/** An affected customer as choices know it. */
export interface BookCustomer {
  readonly id: CustomerId
  readonly domain: string
  readonly retirements: ReadonlyMap<RetirementId, readonly SubscriptionId[]>
  /** What a move between products would replace. */
  readonly others: readonly SubscriptionId[]
}

/** What a table of choices may name. */
export interface Book {
  readonly snapshot: string
  readonly retirements: readonly Retirement[]
  /** By id or domain, whatever the case. */
  findCustomer(ref: string): BookCustomer | undefined
  /** Is in the snapshot, affected or not. */
  isKnown(ref: string): boolean
  /** The customer whose user holds a retired product, by user principal name. */
  customerOf(user: string): CustomerId | undefined
  optionsOf(retirement: RetirementId): readonly ReplacementOption[]
}

/** Looks up in one go what a table names. */
export async function openBook(
  snapshot: SnapshotStatus,
  named: { readonly customers: readonly string[]; readonly users: readonly string[] },
  { db, catalog: latest, clock }: Pick<ApiDeps, 'db' | 'catalog' | 'clock'>,
): Promise<Book> {
  const catalog = latest.at(clock.now())
  const wanted = new Set(named.customers.map(fold))
  const customers = new Map<string, BookCustomer>()
  for await (const { customer, subscriptions } of readAffectedBodies(db, snapshot.id)) {
    if (!wanted.has(customer.id) && !wanted.has(fold(customer.domain))) continue
    const retirements = new Map<RetirementId, SubscriptionId[]>()
    const others: SubscriptionId[] = []
    for (const subscription of subscriptions) {
      const retirement = catalog.findMatch(subscription)?.retirement.id
      if (retirement !== undefined) retirements.set(retirement, [...(retirements.get(retirement) ?? []), subscription.id])
      else if (snapshot.also && isProduct(subscription, snapshot.also.product)) others.push(subscription.id)
    }
    const found = { id: customer.id, domain: fold(customer.domain), retirements, others }
    customers.set(customer.id, found)
    customers.set(found.domain, found)
  }
  const others = [...wanted].filter((ref) => !customers.has(ref))
  const unaffected = await findCustomers(db, snapshot.id, others)
  const users = await findCustomersOfUsers(db, snapshot.id, named.users.map(fold))
  return {
    snapshot: snapshot.id,
    retirements: catalog.retirements,
    findCustomer: (ref) => customers.get(fold(ref)),
    isKnown: (ref) => customers.has(fold(ref)) || unaffected.has(fold(ref)),
    customerOf: (user) => users.get(fold(user)),
    optionsOf: (retirement) => catalog.findRetirement(retirement)?.options ?? [],
  }
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}
