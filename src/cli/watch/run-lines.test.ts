import { describe, expect, test } from 'vitest'
import { aMigration, aRun } from '../render/a-run.fixture.ts'
import { createView } from '../render/view.ts'
import { createPace } from './pace.ts'
import { changedLines, frame } from './run-lines.ts'

const view = createView({ columns: 80, hasColor: false })
const moving = (verified: number) =>
  aRun([aMigration({ state: 'working', step: 'move-licenses', users: { verified, pending: 100 - verified } })])

describe('a run that is followed without a terminal', () => {
  test('tells of every migration at first', () => {
    expect(changedLines(undefined, moving(0), view)).toEqual(['Contoso   office-365-e4   working   moved 0 of 100   moving licenses'])
  })

  test('is silent while nothing changes', () => {
    expect(changedLines(moving(50), moving(50), view)).toEqual([])
  })

  test('tells of users by tenths, and of the first', () => {
    expect(changedLines(moving(0), moving(1), view)).toHaveLength(1)
    expect(changedLines(moving(11), moving(19), view)).toEqual([])
    expect(changedLines(moving(19), moving(20), view)).toHaveLength(1)
  })
})

describe('a run that pauses by itself', () => {
  const why = { code: 'too-many-failures', text: '12 of the 40 users tried were refused, more than 20 %', facts: {} }
  const paused = { ...moving(50), state: 'paused' as const, pauseReason: why }
  const words = 'paused by itself: 12 of the 40 users tried were refused, more than 20 %. To go on: crossgrade run resume r-1'

  test('is told of at once and once, with the command to go on', () => {
    expect(changedLines(moving(50), paused, createView({ columns: 200, hasColor: false }))).toEqual([`run r-1   ${words}`])
    expect(changedLines(paused, paused, view)).toEqual([])
  })

  test('says so above its customers', () => {
    expect(frame(paused, undefined, false, 40, createView({ columns: 200, hasColor: false }))).toContain(words)
  })
})

describe('a run that is followed on a terminal', () => {
  test('never draws more rows than there are', () => {
    const many = aRun(
      Array.from({ length: 50 }, (_each, i) =>
        aMigration({ customer: { id: `${i}`, name: `Customer ${i}`, domain: 'contoso.example' }, state: 'working', step: 'buy' }),
      ),
    )
    const text = frame(many, '240 users a minute', false, 12, view)
    expect(text.split('\n').length).toBeLessThanOrEqual(12)
    expect(text).toMatch(/… and \d+ more$/)
  })

  test('shows whoever needs a person first', () => {
    const run = aRun([
      aMigration({ customer: { id: '1', name: 'Fabrikam', domain: 'contoso.example' } }),
      aMigration({ customer: { id: '2', name: 'Contoso', domain: 'contoso.example' }, state: 'needs-person' }),
    ])
    const text = frame(run, undefined, false, 40, view)
    expect(text.indexOf('Contoso')).toBeLessThan(text.indexOf('Fabrikam'))
  })
})

test('counts users per minute over the last half minute', () => {
  const pace = createPace()
  expect(pace.see(0, 0)).toBeUndefined()
  expect(pace.see(10, 10_000)).toBe(60)
  expect(pace.see(10, 100_000)).toBeUndefined()
})
