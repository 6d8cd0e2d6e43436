import { expect, test } from 'vitest'
import { instant } from '../domain/instant.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import { planChecks } from './plan-checks.ts'

const NAMES = Array.from({ length: 20 }, (_, n) => `user${String(n).padStart(2, '0')}@contoso.example`)
const FACTS = { users: 240, named: NAMES, services: ['Phone System'] }

function found(decision: object): readonly (readonly [string, string | null, string])[] {
  const part = { customer: { id: 'c-1' }, decisions: [decision] } as unknown as CustomerPlan
  return planChecks(part, instant('2026-01-15T00:00:00Z'))
    .filter(({ result }) => result !== 'passed')
    .map(({ check, subject, what }) => [check, subject, what])
}

test('a warning is one row that says of how many it is', () => {
  expect(found({ kind: 'replace', id: 'd-1', warnings: [{ code: 'services-lost', facts: FACTS }] })).toEqual([
    ['services-lost', 'd-1', `240 users (${NAMES.slice(0, 3).join(', ')}, …) will be without Phone System`],
  ])
})

test('an error has a row for each user, and one for all where not each is named', () => {
  const rows = found({ kind: 'blocked', subscriptions: ['s-1'], by: [{ code: 'voice-would-be-lost', facts: FACTS }] })
  expect(rows).toHaveLength(NAMES.length + 1)
  expect(rows[0]).toEqual([
    'voice-would-be-lost',
    NAMES[0],
    expect.stringMatching(/^1 user \(user00@contoso\.example\) has a voice service on/),
  ])
  expect(rows.at(-1)).toEqual(['voice-would-be-lost', 's-1', expect.stringMatching(/^240 users/)])
})
