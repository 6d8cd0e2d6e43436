import type { Choices } from '../domain/choices.ts'
import type { Customer } from '../domain/snapshot.ts'

/** The plan's choices with the customer's own values over them. */
export function choicesFor(choices: Choices, customer: Customer): Choices {
  const own = choices.customers[customer.id]
  if (!own) return choices
  return { ...choices, ...own, options: { ...choices.options, ...own.options }, policies: { ...choices.policies, ...own.policies } }
}
