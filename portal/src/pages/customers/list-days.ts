import type { CustomerDetail } from './use-customer.ts'

export interface CustomerDay {
  readonly kind: string
  readonly at: string
  /** A subscription's product, or a relationship. */
  readonly of: string
}

/** What ends on a day, or can be done until then. A relationship that extends itself does not end. */
export function listDays({ items, adminRelationship }: Pick<CustomerDetail, 'items' | 'adminRelationship'>): readonly CustomerDay[] {
  const own = items.flatMap(({ offerName: of, status, retirement, termEndsAt, cancelableUntil, ended }) => [
    ...(retirement !== null && status === 'active' && termEndsAt !== null ? [{ kind: 'term-end', at: termEndsAt, of }] : []),
    ...(cancelableUntil === null || status === 'deleted' ? [] : [{ kind: 'cancellation-window', at: cancelableUntil, of }]),
    ...(ended && ended.deletedFrom !== null ? [{ kind: 'last-safe-undo', at: ended.deletedFrom, of }] : []),
  ])
  const ends = adminRelationship !== null && !adminRelationship.extendsItself
  const relationship = ends ? [{ kind: 'relationship-end', at: adminRelationship.endsAt, of: adminRelationship.name }] : []
  // Two subscriptions of one product may end on one day.
  return [...new Map([...own, ...relationship].map((day) => [JSON.stringify(day), day])).values()]
}
