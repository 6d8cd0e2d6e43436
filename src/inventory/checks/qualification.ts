import type { BuyingSegment } from '../../domain/snapshot.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed } from './finding.ts'
import type { Finding } from './finding.ts'

/** What Partner Center calls the vetting of each segment (Partner Center REST, customer qualifications, 2023-10). */
const NEEDED: { readonly [Segment in BuyingSegment]: string | null } = {
  commercial: null,
  education: 'Education',
  government: 'GovernmentCommunityCloud',
  nonprofit: 'Nonprofit',
}

/** Products of a segment are sold only to customers who are vetted for it. */
export async function lookAtQualification({ plan, partnerCenter }: CheckTarget): Promise<readonly Finding[]> {
  const needed = NEEDED[plan.segment]
  if (needed === null) return [passed('commercial products want no qualification')]
  const found = await partnerCenter.listQualifications(plan.customer.id)
  const own = found.filter((each) => each.name.toLowerCase() === needed.toLowerCase())
  if (own.some((each) => each.status === 'approved')) return [passed(`the customer is qualified as ${needed}`, undefined, { needed })]
  const state = own[0]?.status ?? 'missing'
  return [
    failed(`${plan.segment} products are sold only to customers qualified as ${needed}, and this qualification is ${state}`, {
      facts: { segment: plan.segment, needed, state },
      fix:
        state === 'in-review'
          ? 'wait until Microsoft has vetted the customer'
          : 'have the customer qualified in Partner Center (Account, Qualification)',
      whoFixes: state === 'in-review' ? 'microsoft' : 'partner administrator',
    }),
  ]
}
