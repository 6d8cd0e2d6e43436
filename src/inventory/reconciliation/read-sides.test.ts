import { expect, test } from 'vitest'
import { notReadSentences } from './read-sides.ts'
import { aFeeding, theUnits } from './some-facts.fixture.ts'

test('says which side was not read, and why', () => {
  expect(notReadSentences({ subscriptions: [aFeeding()], units: [theUnits()] })).toEqual([])
  expect(notReadSentences({ subscriptions: { notRead: 'refused' }, units: { notRead: 'away' } })).toEqual([
    'seats bought: refused',
    'units, and licenses assigned: away',
  ])
})

test('names a subscription in a state that is not known, whose seats no figure has', () => {
  const strange = aFeeding({ status: 'unknown', statusText: 'paused', quantity: 7 })
  expect(notReadSentences({ subscriptions: [strange], units: [] })).toEqual([
    'Office 365 E3 is paused, a state that is not known here: its 7 seats are not counted as bought',
  ])
})
