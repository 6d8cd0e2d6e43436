import { expect, test } from 'vitest'
import { checkSeatLimits } from './check-seat-limits.ts'

test('seats at least that are more than at most are named, of the plan and of single customers', () => {
  const seatLimits = { minimum: 5, maximum: 10 }
  const paths = (given: Parameters<typeof checkSeatLimits>[0]) => checkSeatLimits(given).map(({ path, message }) => `${path}: ${message}`)
  expect(paths({ seatLimits, customers: { 'a.example': {}, 'b.example': { seatLimits: { minimum: 10 } } } })).toEqual([])
  expect(paths({ seatLimits: { minimum: 50, maximum: 10 }, customers: {} })).toEqual([
    'seatLimits.minimum: 50 is more than 10, the most: expected at most as many',
  ])
  expect(
    paths({ seatLimits, customers: { 'a.example': { seatLimits: { maximum: 4 } }, 'b.example': { seatLimits: { maximum: null } } } }),
  ).toEqual(['customers.a.example.seatLimits.minimum: 5 is more than 4, the most: expected at most as many'])
})
