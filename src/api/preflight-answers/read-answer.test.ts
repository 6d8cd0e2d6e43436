import { expect, test } from 'vitest'
import { CATALOG, someChoices } from '../../../test/support/a-customer.ts'
import type { Choices } from '../../domain/choices.ts'
import { id, type CustomerId, type OptionId, type RetirementId, type SubscriptionId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { Blocked, Blocker } from '../../domain/plan.ts'
import type { AskedRow } from './asked-row.ts'
import { gatherPlanWide } from './gather-plan-wide.ts'
import { readAnswer } from './read-answer.ts'

const E4 = id<RetirementId>('office-365-e4')
const CUSTOMER = { id: id<CustomerId>('c'), domain: 'contoso.example', retirements: new Map(), others: [] }

/** A row about one blocked subscription of Contoso, with Office 365 E3 chosen. */
function aRow(blocker: Blocker, answer: string, own: Partial<AskedRow> = {}): AskedRow {
  const blocked: Blocked = {
    kind: 'blocked',
    subscriptions: [id<SubscriptionId>('old')],
    offerName: 'Office 365 Enterprise E4',
    retirement: E4,
    option: id<OptionId>('office-365-e3'),
    by: [blocker],
  }
  return {
    ...{ at: 2, check: blocker.code, customer: CUSTOMER, user: null, answer, decisions: [blocked], blockers: [blocker] },
    ...{ own: someChoices({ options: { [E4]: id<OptionId>('office-365-e3') } }), now: instant('2026-01-15T00:00:00Z') },
    book: {
      snapshot: 's-1',
      retirements: CATALOG.retirements,
      findCustomer: () => CUSTOMER,
      isKnown: () => true,
      customerOf: () => CUSTOMER.id,
      optionsOf: (retirement) => CATALOG.findRetirement(retirement)?.options ?? [],
    },
    ...own,
  }
}

/** What is said, as column, about whom, and value. */
function saidBy(row: AskedRow) {
  const reply = readAnswer(row)
  return 'problem' in reply ? reply.problem.text : reply.sayings.map(({ column, about, value }) => [column, about, value])
}

const notReviewed: Blocker = { code: 'not-reviewed', facts: { retirement: E4, source: 'a letter' } }

test('accepts an entry that nobody has reviewed for the whole plan', () => {
  expect(readAnswer(aRow(notReviewed, 'accept'))).toEqual({ sayings: [], planWide: { allowUnreviewed: true } })
})

test('takes another option for the users whose own is in the way', () => {
  const users: Choices['users'] = [{ users: ['ann@contoso.example'], option: id<OptionId>('office-365-e9'), usageLocation: null }]
  const unknown: Blocker = { code: 'option-unknown', facts: { option: 'office-365-e9', options: ['office-365-e3', 'office-365-e5'] } }
  const own = { ...aRow(unknown, '').own, users }
  expect(saidBy(aRow(unknown, 'Office-365-E5', { own }))).toEqual([['userOption', 'ann@contoso.example', 'office-365-e5']])
  expect(saidBy(aRow(unknown, 'microsoft-365-e5', { own }))).toContain('expected an option (office-365-e5); or leave until')
})

test.for([
  ['not-active', {}],
  ['assigned-by-group', { users: 2, groups: ['g'] }],
  ['qualification-missing', {}],
  ['user-unknown', { users: ['x@contoso.example'] }],
] as const)('takes nothing for %s but a day until which it is left', ([code, facts]) => {
  expect(saidBy(aRow({ code, facts }, 'Leave until 2026-03-01'))).toEqual([['mayStayUntil', 'old', '2026-03-01']])
  expect(saidBy(aRow({ code, facts }, 'accept'))).toBe(`"accept" is no answer to ${code}: expected leave until YYYY-MM-DD`)
})

test('takes a term, a billing cycle, or both', () => {
  const blocker: Blocker = { code: 'target-not-on-sale', facts: { segment: 'commercial' } }
  expect(saidBy(aRow(blocker, 'p1m'))).toEqual([['term', '', 'P1M']])
  expect(saidBy(aRow(blocker, 'monthly, P1Y'))).toEqual([
    ['term', '', 'P1Y'],
    ['billingCycle', '', 'monthly'],
  ])
  expect(saidBy(aRow(blocker, 'office-365-e5'))).toEqual([['option', 'office-365-e4', 'office-365-e5']])
})

test('has old limits of seats give way to a number', () => {
  const short: Blocker = { code: 'seats-short', facts: { seats: 3, needed: 5, product: 'Office 365 E3' } }
  const own = { ...aRow(short, '').own, seatLimits: { minimum: null, maximum: 3 } }
  expect(saidBy(aRow(short, '6', { own }))).toEqual([
    ['seatsMin', '', 6],
    ['seatsMax', '', 6],
  ])
  expect(saidBy(aRow(short, '6'))).toEqual([['seatsMin', '', 6]])
})

test('names the later of two margins that differ', () => {
  const replies = [4, 2].map((days, position) => ({ at: position + 2, planWide: { termEndMarginDays: days } }))
  expect(gatherPlanWide(replies).errors).toMatchObject([{ at: 3, why: { text: expect.stringContaining('2 says 4 days') as string } }])
})
