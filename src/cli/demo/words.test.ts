import { expect, test } from 'vitest'
import type { Migration } from '../../api/contract/runs.ts'
import { plainly, shortened, together, whyBlocked, withoutNames } from './words.ts'

const nobody = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }
const contoso: Migration = {
  customer: { id: 'c-1', name: 'Contoso', domain: 'contoso.example' },
  decision: 'd-1',
  retirement: 'office-365-e4',
  method: 'replace',
  state: 'working',
  step: 'move-licenses',
  reason: null,
  fix: null,
  dueAt: null,
  changedAt: '2026-03-02T08:00:00.000Z',
  planned: null,
  users: { ...nobody, pending: 3, moved: 1, verified: 2 },
}

test('says where one migration is, and how many users have been moved', () => {
  expect(plainly(contoso)).toBe('Contoso is being moved, 3 of 6 users moved')
})

test('says why somebody is needed', () => {
  const reason = { code: 'rejected', text: 'Microsoft refused', facts: {} }
  expect(plainly({ ...contoso, state: 'needs-person', reason })).toBe('Contoso needs you: Microsoft refused')
})

test('says of many how many are where', () => {
  const done = { ...contoso, state: 'done', step: 'watch' } as const
  const stuck = { ...contoso, state: 'changed', step: 'buy' } as const
  expect(together([contoso, contoso, { ...contoso, step: 'hold' }, done, stuck])).toBe(
    '2 being moved, 1 in the cool-down, 1 done, 1 waiting for a person',
  )
})

test('names the first of many users, and leaves other brackets as they are', () => {
  expect(shortened('3 users (anna@contoso.example, bert@contoso.example, …) have Teams (really)')).toBe(
    '3 users (anna@contoso.example and others) have Teams (really)',
  )
  expect(shortened('1 user (anna@contoso.example) has Teams')).toBe('1 user (anna@contoso.example) has Teams')
})

test("leaves the users' names out of a part's text, over the ends of lines", () => {
  const text = 'mind     2 users\n         (anna@contoso.example,\n         bert@contoso.example, …) will be without SWAY (Sway)'
  expect(withoutNames(text)).toBe('mind     2 users will be without SWAY (Sway)')
})

test('says why somebody is blocked, also where the name before it fills the line', () => {
  const block = ['      too-few: as many seats as before', '        are too few', '        to clear it: choose more'].join('\n')
  expect(whyBlocked(`  Contoso (contoso.example)\n    Office 365 E4: blocked\n${block}`)).toBe('as many seats as before are too few')
  expect(whyBlocked(`  Contoso (contoso.example)\n    A product whose name is long:\n      blocked\n${block}`)).toBe(
    'as many seats as before are too few',
  )
})
