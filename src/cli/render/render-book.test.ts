import { expect, test } from 'vitest'
import type { CustomerDetail } from '../../api/contract/customers.ts'
import type { ResponseOf } from '../../api/contract/route.ts'
import type { routes } from '../../api/contract/routes.ts'
import { renderSubscriptions } from './render-book.ts'
import { renderCustomer } from './render-customer.ts'
import { createView } from './view.ts'

const view = createView({ columns: 120, hasColor: false })
const NOW = '2026-01-23T09:00:00.000Z'

const own = {
  ...{ id: 's', customer: { name: 'Contoso' }, offerName: 'Office 365 E3', status: 'active', statusText: 'active', quantity: 5 },
  ...{ assigned: null, inactive: null, unassigned: null, units: null, autoRenew: true, endsAtTerm: false, isTrial: false, parent: null },
  ...{ termEndsAt: '2027-01-15T00:00:00.000Z', termDuration: null, billingCycle: null, nextTerm: null, retirement: null, run: null },
  ...{ cancelableUntil: '2026-01-22T09:00:00.000Z', ended: null },
}
const book = { id: 's-1', takenAt: NOW, customersRead: 1, customersTotal: 1, customersFailed: 0 }

function listed(members: Partial<typeof own>): string | undefined {
  const answer = { book, asOf: NOW, total: 1, items: [{ ...own, ...members }] }
  return renderSubscriptions(answer as unknown as ResponseOf<typeof routes.listSubscriptions>, view).split('\n')[1]
}

function shown(members: Omit<Partial<typeof own>, 'ended'> & { readonly ended?: object }): string {
  const detail = {
    ...{ book, asOf: NOW, takenAt: NOW, customer: { name: 'Contoso', domain: 'contoso.example', id: 'c' }, market: null, segment: null },
    ...{
      tags: [],
      state: 'done',
      plan: null,
      run: null,
      reason: null,
      notRead: null,
      groups: [],
      parts: [],
      runs: [],
      holders: 0,
      changedSince: null,
    },
    items: [{ ...own, ...members }],
  }
  return renderCustomer(detail as unknown as CustomerDetail, view)
}

test('a term that is over has ended, and of a subscription that is deleted nothing comes any more', () => {
  expect(listed({})).toBe('  active, 5 seats, renews 2027-01-15')
  expect(listed({ endsAtTerm: true })).toBe('  active, 5 seats, expires 2027-01-15')
  expect(listed({ status: 'deleted', statusText: 'deleted' })).toBe('  deleted, 5 seats')
  expect(listed({ status: 'expired', statusText: 'expired', autoRenew: false, termEndsAt: '2026-01-15T00:00:00.000Z' })).toBe(
    '  expired, 5 seats, term ended 2026-01-15',
  )
})

test('what can be canceled no more is not said to be', () => {
  expect(shown({})).not.toContain('can be canceled')
  expect(shown({ cancelableUntil: '2026-01-24T09:00:00.000Z' })).toContain('can be canceled until 2026-01-24')
  expect(shown({ cancelableUntil: '2026-01-24T09:00:00.000Z', status: 'deleted' })).not.toContain('can be canceled')
})

test('when Microsoft may delete it is a day to come, or one since which it may have', () => {
  const ended = (deletedFrom: string) => ({ ended: { run: 'r-1', at: null, deletedFrom } })
  expect(shown(ended('2026-04-15T00:00:00.000Z'))).toContain('ended by r-1; Microsoft may delete it from 2026-04-15 00:00')
  expect(shown(ended('2026-01-20T00:00:00.000Z'))).toContain('ended by r-1; Microsoft may have deleted it since 2026-01-20 00:00')
  expect(shown({ ...ended('2026-01-20T00:00:00.000Z'), status: 'deleted' })).toMatch(/ended by r-1$/m)
})
