import { describe, expect, test } from 'vitest'
import { judgeFailures } from './pause-on-failures.ts'

const NONE = { pauseAbove: 0.2, begun: 0, needPerson: 0, tried: 0, refused: 0 }

describe('a run pauses by itself', () => {
  test.each([
    ['when more than the share of five migrations begun need a person', { begun: 5, needPerson: 2 }],
    ['when more than the share of twenty users tried were refused', { tried: 20, refused: 5 }],
    ['for one failure of enough, where none is borne', { pauseAbove: 0, tried: 20, refused: 1 }],
  ])('%s', (_name, own) => {
    expect(judgeFailures({ ...NONE, ...own })?.code).toBe('too-many-failures')
  })

  test.each([
    ['for exactly the share', { begun: 5, needPerson: 1, tried: 20, refused: 4 }],
    ['of too few migrations', { begun: 4, needPerson: 4 }],
    ['of too few users', { tried: 19, refused: 19 }],
    ['when all may fail', { pauseAbove: 1, begun: 10, needPerson: 10, tried: 100, refused: 100 }],
  ])('not %s', (_name, own) => {
    expect(judgeFailures({ ...NONE, ...own })).toBeUndefined()
  })

  test('saying how many of how many', () => {
    expect(judgeFailures({ ...NONE, pauseAbove: 0.125, tried: 40, refused: 12 })?.text).toBe(
      '12 of the 40 users tried were refused, more than 12.5 %',
    )
  })
})
