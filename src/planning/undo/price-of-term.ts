import { plusMonths, type Instant } from '../../domain/instant.ts'
import type { PurchaseLine } from '../../domain/plan.ts'
import type { Bought } from './end-new.ts'
import { COSTS, word } from './step-words.ts'

/** A cart's price is that of one seat for one billing cycle. */
const CYCLES = {
  monthly: { months: 1, each: COSTS['a-month'], last: COSTS['last-month'], several: COSTS.months },
  annual: { months: 12, each: COSTS['a-year'], last: COSTS['last-year'], several: COSTS.years },
} as const

const TERMS = { P1M: 1, P1Y: 12, P3Y: 36 } as const

/**
 * What is paid for a purchase from the billing cycle that runs until its term ends, in words; null: the price is not known. There is no
 * sum where nobody knows how many cycles are left: of seats in a term that began before, and of a term that was renewed, maybe at another price.
 */
export function priceOfTerm({ line, purchase }: Bought, now: Instant): string | null {
  const { quantity, billingCycle } = line
  const { unitPrice, currency, checkoutSentAt } = purchase
  if (unitPrice === null) return null
  const cycle = CYCLES[billingCycle]
  const figures = { quantity, unitPrice, currency: currency ?? '' }
  const left = line.seats.from === 'new' && checkoutSentAt !== null ? cyclesLeft(line, checkoutSentAt, now) : undefined
  if (left === undefined) return word(cycle.each, figures)
  const total = sumOf(quantity * left, unitPrice)
  return word(left === 1 ? cycle.last : cycle.several, { ...figures, months: left, years: left, total })
}

/** The one that runs is counted; undefined: the term is over, or its length is not known. */
function cyclesLeft({ term, billingCycle }: PurchaseLine, boughtAt: Instant, now: Instant): number | undefined {
  const { months } = CYCLES[billingCycle]
  const all = term === null ? 0 : Math.floor(TERMS[term] / months)
  const begun = Array.from({ length: all }, (_none, at) => at + 1).find((at) => now < plusMonths(boughtAt, at * months))
  return begun === undefined ? undefined : all - begun + 1
}

/** To as many decimals as the price has. */
function sumOf(times: number, unitPrice: string): string {
  const decimals = unitPrice.split('.')[1]?.length ?? 0
  return (times * Number(unitPrice)).toFixed(decimals)
}
