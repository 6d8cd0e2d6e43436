import type { CheckResult } from '../../domain/check.ts'
import type { Choices } from '../../domain/choices.ts'
import type { CustomerId } from '../../domain/id.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Blocked, CustomerPlan, Replacement } from '../../domain/plan.ts'
import { choicesFor } from '../../planning/choices-for.ts'
import { listChecks } from '../../store/checks.ts'
import { findCustomerPlan, listParts, type StoredPlan } from '../../store/plans.ts'
import { openBook, type Book, type BookCustomer } from '../choices/book.ts'
import { getCompleteSnapshot } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** A customer whom a plan's pre-flight has looked at. */
export interface LookedAt {
  readonly customer: BookCustomer
  readonly checks: readonly CheckResult[]
  readonly decisions: readonly (Blocked | Replacement)[]
  /** What the plan was made with, the customer's own values over the plan's. */
  readonly own: Choices
}

/** What the rows of a fix list may name. */
export interface PreFlightBook {
  readonly plan: StoredPlan['id']
  readonly book: Book
  /** By id or domain; a sentence says why there is none. */
  find(ref: string): LookedAt | Sentence
}

/** Looks up in one go what a fix list names: customers by id or domain, users by user principal name. */
export async function openPreFlight(
  plan: StoredPlan,
  named: { readonly customers: readonly string[]; readonly users: readonly string[] },
  deps: Pick<ApiDeps, 'db' | 'catalog' | 'clock'>,
): Promise<PreFlightBook> {
  const snapshot = await getCompleteSnapshot(plan.header.snapshot.id, deps)
  const book = await openBook(snapshot, named, deps)
  const planned = new Set((await listParts(deps.db, plan.id)).map(({ customer }) => customer))
  const wanted = new Map(named.customers.flatMap((ref) => book.findCustomer(ref) ?? []).map((each) => [each.id, each]))
  const found = await readLookedAt(
    plan,
    [...wanted.values()].filter(({ id }) => planned.has(id)),
    deps,
  )
  return {
    plan: plan.id,
    book,
    find(ref) {
      const customer = book.findCustomer(ref)
      if (!customer || !planned.has(customer.id)) return clause('customer-not-planned', { plan: plan.id, customer: ref })
      return found.get(customer.id) ?? clause('nobody-looked-at', { customer: ref, plan: plan.id })
    },
  }
}

async function readLookedAt(
  plan: StoredPlan,
  customers: readonly BookCustomer[],
  { db }: Pick<ApiDeps, 'db'>,
): Promise<ReadonlyMap<CustomerId, LookedAt>> {
  const ids = customers.map((each) => each.id)
  const checks = Map.groupBy(await listChecks(db, plan.id, ids), ({ customer }) => customer)
  const found = new Map<CustomerId, LookedAt>()
  for (const customer of customers) {
    const own = checks.get(customer.id)
    if (!own) continue
    const part = await findCustomerPlan(db, plan.id, customer.id)
    invariant(part, `${plan.id} has a part for ${customer.domain}`)
    found.set(customer.id, {
      customer,
      checks: own,
      decisions: toReplace(part.plan),
      own: choicesFor(plan.header.choices, part.plan.customer),
    })
  }
  return found
}

function toReplace({ decisions }: CustomerPlan): LookedAt['decisions'] {
  return decisions.filter((each) => each.kind !== 'skip')
}
