import type { CustomerId } from '../../domain/id.ts'
import { isRead, type Figure, type ReconciledSku } from '../../domain/reconciliation.ts'
import type { RowOf } from '../../files/table.ts'
import type { reconciliationTable } from '../../files/tables/reconciliation.ts'
import { listReconciledSkus } from '../../store/reconciled-skus.ts'
import type { ApiDeps } from '../deps.ts'
import { listUnread } from '../reconciliations.ts'

type ReconciliationRow = RowOf<typeof reconciliationTable.columns>

const PAGE = 500

/** One row per cause, worst first, then the customers of whom something was not read. */
export async function* reconciliationRows(
  id: string,
  wanted: { readonly customer: CustomerId | undefined; readonly all: boolean },
  { db }: Pick<ApiDeps, 'db'>,
): AsyncGenerator<ReconciliationRow> {
  for (let after = 0, isMore = true; isMore; after += PAGE) {
    const page = await listReconciledSkus(db, id, wanted, { after, limit: PAGE })
    for (const { customer, readAt, sku } of page) {
      const common = { ...EMPTY, customer: customer.name, domain: customer.domain, readAt, ...figuresOf(sku) }
      if (sku.causes.length === 0) yield common
      for (const { gap, seats, severity, code, what, fix } of sku.causes)
        yield { ...common, between: gap, seats, severity, cause: code, what, fix }
    }
    isMore = page.length === PAGE
  }
  for (const { customer, why } of await listUnread(id, wanted.customer, { db }))
    yield { ...EMPTY, customer: customer.name, domain: customer.domain, severity: 'check', notRead: why.join('; ') }
}

function figuresOf({ product, skuId, bought, units, assigned, holders }: ReconciledSku) {
  const counts = isRead(units) ? units : NO_UNITS
  const reasons = [bought, units, assigned, holders].flatMap((each) => (isRead(each) ? [] : [each.notRead]))
  return {
    ...{ product, skuId, bought: numberOf(bought), assigned: numberOf(assigned), holders: numberOf(holders) },
    ...counts,
    notRead: reasons.length === 0 ? null : [...new Set(reasons)].join('; '),
  }
}

function numberOf(figure: Figure): number | null {
  return isRead(figure) ? figure : null
}

const NO_UNITS = { enabled: null, warning: null, suspended: null, lockedOut: null }

const EMPTY: ReconciliationRow = {
  ...{ customer: null, domain: null, product: null, skuId: null, bought: null, ...NO_UNITS, assigned: null, holders: null },
  ...{ between: null, seats: null, severity: null, cause: null, what: null, fix: null, notRead: null, readAt: null },
}
