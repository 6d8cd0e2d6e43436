import type { CheckTarget } from './check-target.ts'
import { failed, passed, unknown } from './finding.ts'
import type { Finding } from './finding.ts'

/** Partner Center lists the customer as ours (Partner Center REST, get a customer by id, 2023-10); a lost one refuses with 20002. */
export async function lookAtRelationship({ plan, partnerCenter }: CheckTarget): Promise<readonly Finding[]> {
  const { relationship } = await partnerCenter.getCustomer(plan.customer.id)
  const word = relationship?.toLowerCase()
  if (word === 'reseller') return [passed('the customer has a reseller relationship with us')]
  const remedy = {
    fix: 'look at the relationship in Partner Center (Customers, the customer, Account)',
    whoFixes: 'partner administrator',
  } as const
  if (word === undefined) return [unknown('Partner Center does not say what relationship the customer has with us', remedy)]
  return [
    failed(`the customer’s relationship with us is ${word}, and licenses are sold only to those of a reseller`, {
      ...remedy,
      facts: { relationship: word },
    }),
  ]
}
