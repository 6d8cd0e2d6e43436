import { expect, test } from 'vitest'
import type { PurchaseLine, Replacement } from '../../domain/plan.ts'
import { foreseeUndo } from './foresee-undo.ts'

const LINE = { product: { family: 'nce', title: 'Office 365 E3' }, seats: { from: 'new' } } as unknown as PurchaseLine

function aReplacement(members: Partial<Replacement>): Replacement {
  const base = {
    lines: [],
    users: [],
    renewals: [],
    warnings: [],
    retirement: { version: 0 },
    purchase: 'automatic',
    switchOff: [],
    from: { subscriptions: [{ id: 'old', offerName: 'Office 365 E4' }] },
    expects: { subscriptions: [{ id: 'old', termEndsAt: '2026-11-11T00:00:00.000Z' }] },
  }
  return { ...base, ...members } as unknown as Replacement
}

const whatOf = (replacement: Replacement) => foreseeUndo(replacement).map(({ what, days, isPossible }) => [what, days, isPossible])

test('what is bought anew can be canceled for seven days, seats that were added given back, and legacy suspended', () => {
  const more = { ...LINE, seats: { from: 'more' } } as PurchaseLine
  const legacy = { ...LINE, product: { ...LINE.product, family: 'legacy' } } as PurchaseLine
  const owned = { ...LINE, seats: { from: 'owned' } } as PurchaseLine
  expect(whatOf(aReplacement({ lines: [LINE, more, legacy, owned] }))).toEqual([
    ['cancel', 7, true],
    ['give-back', 7, true],
    ['suspend', null, true],
  ])
})

test('what a person bought is for a person', () => {
  expect(whatOf(aReplacement({ lines: [LINE], purchase: 'by-a-person' }))).toEqual([['by-a-person', null, true]])
})

test('a suspended subscription comes back until it is deleted or its term ends, a canceled one never', () => {
  const ends = (by: 'suspend' | 'cancel' | 'end-at-term') => aReplacement({ switchOff: [{ subscription: 'old' as never, by }] })
  expect(foreseeUndo(ends('suspend'))).toEqual([
    { what: 'reactivate', subject: 'Office 365 E4', isPossible: true, days: 90, until: '2026-11-11T00:00:00.000Z' },
  ])
  expect(whatOf(ends('cancel'))).toEqual([['none', null, false]])
  expect(foreseeUndo(ends('end-at-term'))[0]?.until).toBe('2026-11-11T00:00:00.000Z')
})

test('auto-renew that is turned off comes back until the term ends, that of a retired product never', () => {
  const renewing = { autoRenew: true, endsAtTerm: false, next: null }
  const renewals = [
    { subscription: 'old' as never, offerName: 'Office 365 E4', before: renewing, to: { ...renewing, autoRenew: false } },
  ] as const
  expect(whatOf(aReplacement({ renewals }))).toEqual([['renewal', null, true]])
  expect(whatOf(aReplacement({ renewals, retirement: { version: 1 } as never }))).toEqual([['stays-off', null, false]])
  const warnings = [{ code: 'renewal-stays-off', facts: { offer: 'Office 365 E4' } }] as const
  expect(whatOf(aReplacement({ renewals, warnings }))).toEqual([['stays-off', null, false]])
})
