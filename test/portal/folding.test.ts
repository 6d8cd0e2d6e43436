import { expect, test } from 'vitest'
import { findSharedPrices } from '../../portal/src/pages/deadlines/find-shared-prices.ts'
import type { Deadline } from '../../portal/src/pages/deadlines/use-deadlines.ts'
import { foldFindings } from '../../portal/src/pages/plans/pre-flight/fold-findings.ts'
import type { Finding } from '../../portal/src/pages/plans/pre-flight/use-findings.ts'

const lacking = (user: string, customer: string, message: string | null = null): Finding => ({
  customer: { id: customer, name: customer, domain: `${customer}.example` },
  check: {
    ...{ check: 'usage-location-missing', group: 'users', subject: user, result: 'failed', code: null, message },
    ...{ what: `${user} lacks it`, facts: {}, fix: 'set it', whoFixes: 'operator', checkedAt: '', validUntil: null, expired: false },
  },
})

test('users to whom the same applies are one row of a pre-flight, for each customer', () => {
  const found = [lacking('a@x.example', 'x'), lacking('b@x.example', 'x', 'Please'), lacking('c@y.example', 'y')]
  expect(foldFindings(found).map(({ check, others }) => [check.subject, others])).toEqual([
    ['b@x.example', ['a@x.example']],
    ['c@y.example', []],
  ])
})

test('what is about no user, or otherwise, stays a row of its own', () => {
  const [first, second] = ['s1', 's2'].map((subscription) => lacking(subscription, 'x'))
  const other = { ...lacking('a@x.example', 'x'), check: { ...lacking('a@x.example', 'x').check, result: 'warning' as const } }
  const found = [first, second, lacking('b@x.example', 'x'), other].flatMap((each) => each ?? [])
  expect(foldFindings(found)).toHaveLength(4)
})

test('new prices that several customers share are said once', () => {
  const priceOf = (name: string, note: string, kind = 'price-change', facts = {}): Deadline => ({
    customer: { id: name, name, domain: `${name}.example` },
    ...{ subscription: 's', product: 'Office 365 E4', kind, rank: 'upcoming', at: '2026-07-01', inDays: 9 },
    ...{ warnedAtDays: null, retirement: null, run: null, note, facts },
  })
  const rows = [
    priceOf('a', 'more'),
    priceOf('b', 'more'),
    priceOf('c', '3 seats renew then', 'price-change', { quantity: 3 }),
    priceOf('d', 'more', 'term-end'),
  ]
  expect(findSharedPrices(rows)).toEqual([{ products: ['Office 365 E4'], rows: rows.slice(0, 2) }])
})
