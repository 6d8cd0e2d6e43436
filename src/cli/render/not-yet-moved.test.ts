import { expect, test } from 'vitest'
import type { AskedUsers } from './not-yet-moved.ts'
import { notYetMoved } from './not-yet-moved.ts'

const NOBODY = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }
const begun = { state: 'working', users: { ...NOBODY, pending: 4 }, planned: 4 } as const
const waiting = { state: 'waiting', users: NOBODY, planned: 30 } as const

const check = (migrations: AskedUsers['migrations'], expected: string | undefined, state?: AskedUsers['state']): void =>
  expect(notYetMoved({ run: 'r-1', state, migrations })).toBe(expected)

test('says that moving has not begun, and how many users are planned', () =>
  check([waiting], 'Moving has not begun: 30 users planned. crossgrade run report r-1 --out helpdesk.csv names them.'))

test('says of how many migrations that is, where others have begun', () =>
  check(
    [begun, waiting, { ...waiting, planned: 1 }],
    'Moving has not begun for 2 of 3 migrations: 31 users planned. crossgrade run report r-1 --out helpdesk.csv names them.',
  ))

test('does not say a figure that nobody has', () =>
  check(
    [waiting, { ...waiting, planned: null }],
    'Moving has not begun: at least 30 users planned. crossgrade run report r-1 --out helpdesk.csv names them.',
  ))

test('says nothing where everybody is on record, was taken over, or is asked for by what was done', () => {
  check([begun], undefined)
  check([{ ...waiting, planned: 0 }], undefined)
  check([{ ...waiting, state: 'superseded' }], undefined)
  check([waiting], undefined, 'refused')
})

test('is about whoever is pending, too', () =>
  check([waiting], 'Moving has not begun: 30 users planned. crossgrade run report r-1 --out helpdesk.csv names them.', 'pending'))
