import type { RowOf } from '../../files/table.ts'
import type { customersTable } from '../../files/tables/customers.ts'
import { readChosen, type ChosenCustomers } from '../book/choose-customers.ts'
import type { ListedCustomer } from '../contract/customers.ts'
import type { ApiDeps } from '../deps.ts'
import { inSlices } from './in-slices.ts'

type CustomerRow = RowOf<typeof customersTable.columns>

/** All that match, in the order of the list. */
export async function* customerRows(chosen: ChosenCustomers, deps: ApiDeps): AsyncGenerator<CustomerRow> {
  for await (const item of inSlices((slice) => readChosen(chosen, slice, deps))) yield toRow(item)
}

function toRow({ customer, tags, reason, notRead, retiredSeats, retiredEndsAt, ...item }: ListedCustomer): CustomerRow {
  return {
    customer: customer.name,
    domain: customer.domain,
    customerId: customer.id,
    market: item.market,
    segment: item.segment,
    tags: tags.join(', '),
    subscriptions: item.subscriptions,
    retired: item.retired,
    toReplace: item.toReplace,
    seats: retiredSeats,
    termEndsAt: retiredEndsAt,
    state: item.state,
    plan: item.plan,
    run: item.run,
    why: notRead ?? reason?.text ?? null,
  }
}
