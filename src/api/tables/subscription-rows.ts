import type { RowOf } from '../../files/table.ts'
import type { subscriptionsTable } from '../../files/tables/subscriptions.ts'
import { readChosen, type ChosenSubscriptions } from '../book/choose-subscriptions.ts'
import type { BookSubscription } from '../contract/book.ts'
import type { ApiDeps } from '../deps.ts'
import { inSlices } from './in-slices.ts'

type SubscriptionRow = RowOf<typeof subscriptionsTable.columns>

/** All that match, in the order of the list. */
export async function* subscriptionRows(chosen: ChosenSubscriptions, deps: ApiDeps): AsyncGenerator<SubscriptionRow> {
  for await (const item of inSlices((slice) => readChosen(chosen, slice, deps))) yield toRow(item)
}

function toRow({ customer, nextTerm, ...item }: BookSubscription): SubscriptionRow {
  return {
    customer: customer.name,
    domain: customer.domain,
    tags: item.tags.join(', '),
    subscriptionId: item.id,
    product: item.offerName,
    offerId: item.offerId,
    family: item.family,
    status: item.statusText,
    quantity: item.quantity,
    assigned: item.assigned,
    enabled: item.enabled,
    unassigned: item.unassigned,
    inactive: item.inactive,
    autoRenew: item.autoRenew,
    endsAtTerm: item.endsAtTerm,
    termEndsAt: item.termEndsAt,
    term: item.termDuration,
    billing: item.billingCycle,
    nextTerm: nextTerm && `${nextTerm.quantity}, ${nextTerm.term}, ${nextTerm.billingCycle}`,
    cancelableUntil: item.cancelableUntil,
    parent: item.parent,
    trial: item.isTrial,
    retirement: item.retirement,
    toReplace: item.toReplace,
    run: item.run,
  }
}
