import { describe, expect, test } from 'vitest'
import { countBy, median, quotaShare } from '../../bench/harness/arithmetic.ts'
import { cpuBetween, nameBinding } from '../../bench/harness/binding.ts'
import { atLeast, atMost, below, verdictOn } from '../../bench/harness/figure.ts'
import { brokenPromises } from '../../bench/harness/promises.ts'
import { renderFigures, shown } from '../../bench/harness/render-figures.ts'
import { userId, userNumber } from '../../bench/stub/directory.ts'

describe('the share of a quota', () => {
  const quota = { limit: 4, windowMs: 100 }

  test('counts whole windows from the first call on, without the first and the last', () => {
    const full = [0, 1, 2, 3].flatMap((window) => [0, 25, 50, 75].map((ms) => 1000 + 100 * window + ms))
    expect(quotaShare(full, quota)).toEqual({ share: 1, windows: 2 })
  })

  test('finds a window in which less was sent, or nothing', () => {
    expect(quotaShare([0, 100, 110, 250, 299, 300], quota)).toEqual({ share: 0.5, windows: 2 })
    expect(quotaShare([0, 310], quota)).toEqual({ share: 0, windows: 2 })
  })

  test('does not depend on the order of the log', () => {
    expect(quotaShare([300, 110, 0, 250, 299, 100], quota)).toEqual({ share: 0.5, windows: 2 })
  })

  test('is no number where no whole window is left', () => {
    expect(quotaShare([0, 50, 120], quota)).toEqual({ share: NaN, windows: 0 })
  })
})

describe('a verdict', () => {
  test.each([
    [atMost(0.12), 0.12, 'ok'],
    [atMost(0.12), 0.121, 'missed'],
    [below(512), 512, 'missed'],
    [below(512), 511.9, 'ok'],
    [atLeast(95), 95, 'ok'],
    [atLeast(95), 94.9, 'missed'],
    [atLeast(95), NaN, 'missed'],
    [atMost(0), NaN, 'missed'],
    [null, 7, '-'],
  ] as const)('with the target %o of %d is %s', (target, measured, verdict) => {
    expect(verdictOn({ target, measured })).toBe(verdict)
  })
})

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(() => median([])).toThrow(RangeError)
})

test('counts come with the most frequent first', () => {
  expect(Object.entries(countBy(['b', 'a', 'c', 'c']))).toEqual([
    ['c', 2],
    ['a', 1],
    ['b', 1],
  ])
})

describe('what binds', () => {
  const stretch = { realMs: 1000, cores: 2, waits: { CPU: 3, 'LWLock WALWrite': 1.5 } }

  test('is the event loop of a process that uses a whole core', () => {
    expect(nameBinding({ ...stretch, cpuMs: { api: 20, 'worker 1': 900, postgres: 300 } })).toBe(
      'event loop of worker 1 (CPU: worker 1 90 %, postgres 30 %)',
    )
  })

  test('is the machine when all of it is used, also where Postgres uses most', () => {
    expect(nameBinding({ ...stretch, cpuMs: { 'worker 1': 800, postgres: 950 } })).toMatch(/^CPU of the machine, 2 cores/)
  })

  test('is what Postgres waits for, when there is CPU to spare', () => {
    expect(nameBinding({ ...stretch, cpuMs: { postgres: 500 } })).toMatch(/^Postgres, LWLock WALWrite: 1.5 sessions/)
  })

  test('is waiting when nothing is busy', () => {
    expect(nameBinding({ ...stretch, waits: { CPU: 0.2 }, cpuMs: { postgres: 100 } })).toMatch(/^waiting for answers/)
  })

  test('counts a process that began in between from its start', () => {
    const use = (cpuMs: number) => ({ cpuMs, peakRss: 0 })
    expect(cpuBetween({ api: use(10) }, { api: use(30), 'worker 2': use(5) })).toEqual({ api: 20, 'worker 2': 5 })
  })
})

test('a table shows three digits that count, the verdict, and nothing behind the last column', () => {
  const figure = { measure: 'B2', what: 'requests', measured: 0.10312, unit: 'requests/user', binds: 'batches', facts: {} }
  const lines = renderFigures([{ ...figure, target: atMost(0.12) }]).split('\n')
  expect(lines.at(-1)).toBe('B2       requests  <= 0.12  0.103 requests/user  ok  batches')
  expect([shown(1166.7), shown(0.98765), shown(NaN)]).toEqual(['1167', '0.988', 'none'])
})

test('violations beyond those that are listed are counted too', () => {
  const held = { held: true, violations: [], checked: 1 }
  const violations = [
    { text: 'a gap', eventIds: [1] },
    { text: 'and 41 more', eventIds: [] },
  ]
  const report = { P1: { held: false, violations, checked: 9 }, P2: held, P3: held, P4: held, P6: held, P9: held }
  expect(brokenPromises(report)).toEqual({ P1: { violations: 42, first: 'a gap' } })
})

test('the users of the stub sort by id as by number', () => {
  const customer = '5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11'
  expect(userNumber(userId(customer, 70_000))).toBe(70_000)
  expect(userId(customer, 9) < userId(customer, 10) && userId(customer, 255) < userId(customer, 256)).toBe(true)
})
