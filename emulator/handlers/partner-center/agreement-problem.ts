import type { Answer } from '../../http/operation.ts'
import type { Customer } from '../../store/customers.ts'
import { refuse } from './partner-center-error.ts'

/** Nothing is sold to a customer without its agreement, confirmed by the partner or signed by itself (Partner Center REST, agreements, 2023-10). */
export function findAgreementProblem(customer: Customer): Answer | undefined {
  if (customer.agreementSigned || customer.directSigned) return undefined
  return refuse(403, 13605, 'The acceptance of the Microsoft Customer Agreement is missing for this customer.')
}
