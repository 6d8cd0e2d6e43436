import type { CustomerId } from '../../domain/id.ts'
import type { RowOf } from '../../files/table.ts'
import type { preFlightTable } from '../../files/tables/pre-flight.ts'
import type { StoredPlan } from '../../store/plans.ts'
import type { Check } from '../contract/checks.ts'
import type { ApiDeps } from '../deps.ts'
import { listPreflight } from '../list-preflight.ts'

type PreFlightRow = RowOf<typeof preFlightTable.columns>

const PAGE = 100

/** What was checked for a plan, customer by customer. `answer` is for whoever fixes it. */
export async function* preFlightRows(
  plan: StoredPlan,
  customers: readonly CustomerId[],
  deps: Pick<ApiDeps, 'db' | 'clock'>,
): AsyncGenerator<PreFlightRow> {
  for (let from = 0; from < customers.length; from += PAGE) {
    for (const { customer, checks } of await listPreflight(plan, customers.slice(from, from + PAGE), deps)) {
      for (const check of checks) yield { customer: customer.name, domain: customer.domain, ...rowOf(check) }
    }
  }
}

function rowOf(check: Check): Omit<PreFlightRow, 'customer' | 'domain'> {
  const { check: id, group, result, what, fix, whoFixes, subject, checkedAt, validUntil } = check
  return { check: id, group, severity: SEVERITY[result], result, what, fix, whoFixes, subject, checkedAt, validUntil, answer: null }
}

/** `unknown` stops nothing by itself, and is said (promise P10). */
const SEVERITY: { readonly [R in Check['result']]: string } = { failed: 'blocks', warning: 'mind', unknown: 'mind', passed: 'none' }
