import { sayingOf, type AnswerKind } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

const TERMS: readonly string[] = ['P1M', 'P1Y', 'P3Y']
const BILLING_CYCLES: readonly string[] = ['as-before', 'monthly', 'annual']

/** `P1M monthly`: the customer's term, billing cycle, or both. */
export const termAndBilling: AnswerKind = {
  expected: () => clause('term-and-billing'),
  read(row) {
    const words = row.answer.split(/[\s,]+/)
    const terms = words.map((word) => word.toUpperCase()).filter((word) => TERMS.includes(word))
    const cycles = words.map((word) => word.toLowerCase()).filter((word) => BILLING_CYCLES.includes(word))
    if (terms.length > 1 || cycles.length > 1 || terms.length + cycles.length !== words.length) return undefined
    return {
      sayings: [...terms.map((term) => sayingOf(row, 'term', term)), ...cycles.map((cycle) => sayingOf(row, 'billingCycle', cycle))],
    }
  },
}
