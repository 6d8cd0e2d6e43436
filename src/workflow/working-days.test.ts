import { describe, expect, test } from 'vitest'
import { instant } from '../domain/instant.ts'
import { holdEnd } from './working-days.ts'

const at = (text: string) => instant(`${text}T09:30:00Z`)

describe('the end of a cool-down', () => {
  test.each([
    ['Monday', '2026-01-12', 2, '2026-01-14'],
    ['Thursday, over a weekend', '2026-01-15', 2, '2026-01-19'],
    ['Friday', '2026-01-16', 1, '2026-01-19'],
    ['Saturday', '2026-01-17', 2, '2026-01-20'],
    ['any day, for no days', '2026-01-17', 0, '2026-01-17'],
    ['Monday, for a whole week', '2026-01-12', 5, '2026-01-19'],
  ])('counted from a %s', (_name, from, workingDays, until) => {
    expect(holdEnd(at(from), { workingDays })).toBe(at(until))
  })

  test('in hours counts every hour', () => {
    expect(holdEnd(at('2026-01-16'), { hours: 48 })).toBe(at('2026-01-18'))
  })
})
