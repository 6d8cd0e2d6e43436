import { expect, test } from 'vitest'
import { instant } from '../domain/instant.ts'
import { createVirtualClock } from '../durable/virtual-clock.ts'
import { onOurError } from './on-our-error.ts'

const clock = createVirtualClock(instant('2026-01-15T00:00:00Z'))
const FULL = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), { code: '53100' })

test('a mistake of ours is tried again five times, then a person is told what it says', () => {
  expect(onOurError(new Error('no such thing'), { clock, waited: { code: 'our-fault', times: 4 } }).state).toBe('wait')
  expect(onOurError(new Error('no such thing'), { clock, waited: { code: 'our-fault', times: 5 } })).toMatchObject({
    state: 'needs-person',
    reason: { text: 'Crossgrade itself failed: no such thing' },
  })
})

test.each([FULL, Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })])(
  'a database that is away is waited for without end: %s',
  (error) => {
    expect(onOurError(error, { clock, waited: { code: 'database-away', times: 500 } })).toMatchObject({
      state: 'wait',
      until: '2026-01-15T00:05:00.000Z',
      reason: { code: 'database-away' },
    })
  },
)
