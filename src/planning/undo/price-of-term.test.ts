import { expect, test } from 'vitest'
import { instant } from '../../domain/instant.ts'
import type { Bought } from './end-new.ts'
import { priceOfTerm } from './price-of-term.ts'
import { factsOfStep } from './step-words.ts'

const BOUGHT_AT = instant('2026-01-15T09:00:00Z')

/** So many days after it was bought. */
function priced(days: number, line: object = {}, purchase: object = {}): string | null {
  const bought = {
    line: { quantity: 25, term: 'P1Y', billingCycle: 'monthly', seats: { from: 'new' }, ...line },
    purchase: { unitPrice: '23', currency: 'EUR', checkoutSentAt: BOUGHT_AT, ...purchase },
  } as unknown as Bought
  return priceOfTerm(bought, instant(new Date(Date.parse(BOUGHT_AT) + days * 86_400_000).toISOString()))
}

test('a year that is billed monthly costs all the months that are left', () => {
  const price = '25 x 23 EUR a month, as the cart said, until its term ends'
  expect(priced(8)).toBe(`${price}: 12 months, this one included, 6900 EUR`)
  expect(priced(40)).toBe(`${price}: 11 months, this one included, 6325 EUR`)
  expect(priced(364)).toBe(`${price}: this month alone, 575 EUR`)
  expect(priced(8, { term: 'P1M' }, { unitPrice: '20.10' })).toBe(
    '25 x 20.10 EUR a month, as the cart said, until its term ends: this month alone, 502.50 EUR',
  )
})

test('what is billed by the year says so', () => {
  const price = '25 x 276 EUR a year, as the cart said, until its term ends'
  const annual = (days: number, term: string) => priced(days, { billingCycle: 'annual', term }, { unitPrice: '276' })
  expect(annual(8, 'P1Y')).toBe(`${price}: this year alone, 6900 EUR`)
  expect(annual(8, 'P3Y')).toBe(`${price}: 3 years, this one included, 20700 EUR`)
  expect(annual(800, 'P3Y')).toBe(`${price}: this year alone, 6900 EUR`)
})

test('there is no sum where nobody knows how long it is billed, and nothing where the price is not known', () => {
  const price = '25 x 23 EUR a month, as the cart said, until its term ends'
  expect(priced(366)).toBe(price)
  expect(priced(8, {}, { checkoutSentAt: null })).toBe(price)
  expect(priced(8, { seats: { from: 'more' } })).toBe(price)
  expect(priced(8, { term: 'P1M', billingCycle: 'annual' })).toBe('25 x 23 EUR a year, as the cart said, until its term ends')
  expect(priced(8, {}, { unitPrice: null })).toBeNull()
})

test('the figures are read from the words, and those of plans that were made before', () => {
  const facts = { quantity: 25, unitPrice: '23', currency: 'EUR' }
  const read = (cost: string | null) => factsOfStep({ subject: '', cost })
  expect(read(priced(8))).toEqual({ ...facts, months: 12, total: '6900' })
  expect(read(priced(366))).toEqual(facts)
  expect(read('25 x 23 EUR, as the cart said, until its term ends')).toEqual(facts)
})
