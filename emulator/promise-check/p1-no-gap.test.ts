import { describe, expect, test } from 'vitest'
import { judge, license, userChanged } from './synthetic-log.ts'

const RETIRED = [license('retired')]
const BOUGHT = [license('bought')]

describe('P1', () => {
  test('holds when addition and removal travel in one request', () => {
    expect(judge('P1', [userChanged(RETIRED, BOUGHT)])).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('names the user, the services, the time and both events when the license is removed first and added later', () => {
    const verdict = judge('P1', [userChanged(RETIRED, []), userChanged([], BOUGHT)])
    expect(verdict).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [1, 2] }] })
    expect(verdict.violations[0]?.text).toMatch(
      /^adele@contoso.example \(customer contoso\) was without files, mail from 2026-01-15T09:00:01.000Z to 2026-01-15T09:00:02.000Z/,
    )
  })

  test('sees a gap for a user who was hired after the start', () => {
    const hired = userChanged(null, RETIRED, { actor: 'person' })
    expect(judge('P1', [hired, userChanged(RETIRED, []), userChanged([], BOUGHT)]).violations).toMatchObject([{ eventIds: [2, 3] }])
  })

  test('sees a gap when a service is switched off for a while', () => {
    const without = [license('bought -mail-b')]
    expect(judge('P1', [userChanged(RETIRED, without), userChanged(without, BOUGHT)]).violations).toMatchObject([{ eventIds: [1, 2] }])
  })

  test('accepts a service that the new product does not have', () => {
    expect(judge('P1', [userChanged(RETIRED, BOUGHT)]).held).toBe(true)
  })

  test('accepts that an undo brings back a service that the new product does not have', () => {
    expect(judge('P1', [userChanged(RETIRED, BOUGHT), userChanged(BOUGHT, RETIRED)])).toMatchObject({ held: true, checked: 2 })
  })

  test('does not excuse with an undo that the move had switched off a service which the new product has', () => {
    const without = [license('bought -mail-b')]
    const verdict = judge('P1', [userChanged(RETIRED, without), userChanged(without, RETIRED)])
    expect(verdict.violations).toMatchObject([{ eventIds: [1, 2], text: expect.stringContaining('was without mail from') }])
  })

  test('accepts that a person adds a license for a service that the new product does not have', () => {
    const more = userChanged(BOUGHT, [...BOUGHT, ...RETIRED], { actor: 'person' })
    expect(judge('P1', [userChanged(RETIRED, BOUGHT), more]).held).toBe(true)
    expect(judge('P1', [userChanged(RETIRED, []), userChanged([], RETIRED, { actor: 'person' })]).held).toBe(false)
  })

  test('accepts doing it, undoing it and doing it again', () => {
    const there = userChanged(RETIRED, BOUGHT)
    expect(judge('P1', [there, userChanged(BOUGHT, RETIRED), there]).held).toBe(true)
  })

  test('does not blame the client for what a person or time takes away', () => {
    const taken = userChanged(RETIRED, [], { actor: 'lifecycle' })
    expect(judge('P1', [taken, userChanged([], BOUGHT)]).held).toBe(true)
  })

  test('finds a user who is left without any license', () => {
    expect(judge('P1', [userChanged(RETIRED, [])]).violations).toMatchObject([{ eventIds: [1] }])
  })

  test('counts a service as kept when another path still gives it', () => {
    const both = [license('retired'), license('retired', 'sales')]
    const byGroup = [license('retired', 'sales')]
    expect(judge('P1', [userChanged(both, byGroup), userChanged(byGroup, [...byGroup, license('bought')])]).held).toBe(true)
  })

  test('looks at all licenses of a user together when several change in one request', () => {
    const both = [...RETIRED, license('addon')]
    expect(judge('P1', [userChanged(both, [...BOUGHT, license('other')])]).held).toBe(true)
    // The add-on went first: its service comes from the retired product until the swap, so nothing is missed.
    expect(judge('P1', [userChanged(both, RETIRED), userChanged(RETIRED, BOUGHT)]).held).toBe(true)
    // The retired product went first, and the add-on has files but no mail.
    const halfway = [license('addon')]
    expect(judge('P1', [userChanged(both, halfway), userChanged(halfway, BOUGHT)]).violations).toMatchObject([
      { eventIds: [1, 2], text: expect.stringContaining('was without mail from') },
    ])
  })

  test('is not held when the client changed nobody', () => {
    expect(judge('P1', [userChanged(null, RETIRED, { actor: 'person' })])).toEqual({ held: false, violations: [], checked: 0 })
  })

  test('lists a hundred violations and counts the rest', () => {
    const many = Array.from({ length: 103 }, (_, index) => ({ ...userChanged(RETIRED, []), userId: `user-${index}` }))
    const { violations } = judge('P1', many)
    expect(violations).toHaveLength(101)
    expect(violations.at(-1)).toEqual({ text: 'and 3 more', eventIds: [] })
  })
})
