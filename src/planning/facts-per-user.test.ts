import { expect, test } from 'vitest'
import { describeBlocker } from './describe-blocker.ts'
import { factsPerUser } from './facts-per-user.ts'

const names = (count: number): string[] => Array.from({ length: count }, (_, position) => `user${String(position)}@contoso.example`)

test('gives every user facts of their own', () => {
  const facts = { services: ['MCOVOICECONF'], users: 2, named: names(2) }
  expect(factsPerUser(facts).map(({ user, facts: own }) => [user, own['users'], own['named']])).toEqual([
    ['user0@contoso.example', 1, ['user0@contoso.example']],
    ['user1@contoso.example', 1, ['user1@contoso.example']],
  ])
  expect(factsPerUser({ users: names(1) })).toEqual([{ user: 'user0@contoso.example', facts: { users: names(1) } }])
})

test('stops after a thousand, with all of them once more', () => {
  const [facts, ...others] = factsPerUser({ users: names(1200) }).toReversed()
  expect(others).toHaveLength(1000)
  expect(facts).toMatchObject({ user: null, facts: { users: names(1200) } })
})

test('says all of them once more where only some are named', () => {
  expect(factsPerUser({ users: 30, named: names(20) }).map(({ user }) => user)).toEqual([...names(20), null])
})

test('leaves alone what is about no user', () => {
  expect(factsPerUser({ users: 3, groups: ['g'] })).toEqual([{ user: null, facts: { users: 3, groups: ['g'] } }])
})

test('does not make a plan longer: a sentence names only the first of many', () => {
  const { what } = describeBlocker({ code: 'remove-only-leaves-nothing', facts: { users: 30, named: names(30) } })
  expect(what).toContain('30 users (user0@contoso.example')
  expect(what).toContain('@contoso.example, …)')
  expect(what).not.toContain('user29@')
})
