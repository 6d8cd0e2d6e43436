import type { Segment } from '../../reference/product.ts'
import type { Customer, Qualification, QualificationKind } from '../../store/customers.ts'

const SEGMENT_OF: Readonly<Record<QualificationKind, Segment>> = {
  Education: 'education',
  Nonprofit: 'nonprofit',
  GovernmentCommunityCloud: 'government',
  StateOwnedEntity: 'commercial',
}

/** The qualification that offers of a segment ask for; undefined: none. */
export function qualificationFor(segment: Segment): QualificationKind | undefined {
  if (segment === 'commercial') return undefined
  return segment === 'education' ? 'Education' : segment === 'nonprofit' ? 'Nonprofit' : 'GovernmentCommunityCloud'
}

/** Segments in which the customer may buy: commercial always, the others with their qualification Approved (Partner Center REST, qualifications, 2023-10). */
export function mayBuyIn(customer: Customer, segment: Segment): boolean {
  return segment === 'commercial' || customer.qualifications.some((one) => isApproved(one) && SEGMENT_OF[one.qualification] === segment)
}

function isApproved(qualification: Qualification): boolean {
  return qualification.vettingStatus === 'Approved'
}
