import { expect, test } from 'vitest'
import { id, type CustomerId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { MigrationState, StepName } from '../../domain/run.ts'
import type { UserMoveCounts } from '../../store/user-moves.ts'
import { sumWork } from './sum-work.ts'

const NOBODY: UserMoveCounts = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }

function migration(customer: string, state: MigrationState, step: StepName, dueAt: string | null = null) {
  return {
    customer: id<CustomerId>(customer),
    customerName: customer,
    decision: 'd',
    state,
    step,
    dueAt: dueAt === null ? null : instant(dueAt),
  }
}

const planned = (counts: Readonly<Record<string, number>>) =>
  new Map(Object.entries(counts).map(([customer, users]) => [id<CustomerId>(customer), users]))
const moves = (counts: Readonly<Record<string, Partial<UserMoveCounts>>>) =>
  new Map(Object.entries(counts).map(([customer, own]) => [`${customer}|d`, { ...NOBODY, ...own }]))

test('counts by the part before anybody is moved, and by users from then on', () => {
  const { left } = sumWork(
    [migration('buying', 'waiting', 'buy'), migration('moving', 'working', 'move-licenses'), migration('held', 'waiting', 'hold')],
    moves({ moving: { pending: 3, sent: 1, moved: 5, refused: 1 }, held: { verified: 4 } }),
    planned({ buying: 7, moving: 10, held: 4 }),
  )
  expect(left).toEqual([
    { customer: 'buying', name: 'buying', users: 7, waitForSeats: 7 },
    { customer: 'moving', name: 'moving', users: 4, waitForSeats: 0 },
  ])
})

test('who waits for a person is named and not counted as left', () => {
  const work = sumWork(
    [migration('stuck', 'needs-person', 'buy'), migration('refused', 'needs-person', 'move-licenses'), migration('gone', 'stopped', 'buy')],
    moves({ refused: { verified: 8, refused: 2 } }),
    planned({ stuck: 5, refused: 10, gone: 3 }),
  )
  expect(work.left).toEqual([])
  expect(work.needPerson).toEqual({ migrations: 2, users: 7, customers: ['stuck', 'refused'] })
})

test('the cool-down that ends last counts', () => {
  const both = [migration('a', 'waiting', 'hold', '2026-01-17T00:00:00Z'), migration('b', 'waiting', 'hold', '2026-01-19T00:00:00Z')]
  expect(sumWork(both, new Map(), planned({})).lastHoldEndsAt).toBe('2026-01-19T00:00:00.000Z')
})
