import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedOver } from './carry-over.ts'
import { id, type ServicePlanId } from './id.ts'

const plan = (text: string) => id<ServicePlanId>(text)
const carryOver = {
  pairs: [
    { from: plan('mail'), to: plan('mail') },
    { from: plan('flow-2'), to: plan('flow-3') },
    { from: plan('voice'), to: null },
  ],
  newServicesOff: [plan('fresh')],
}

test('switches the counterpart off, and what is new, and nothing else', () => {
  expect(carriedOver(carryOver, [plan('flow-2')])).toEqual(['flow-3', 'fresh'])
})

test('has nothing to switch off where the target has no counterpart', () => {
  expect(carriedOver(carryOver, [plan('voice')])).toEqual(['fresh'])
})

test('gives the same list in the same order, however the old one was ordered', () => {
  const plans = fc.shuffledSubarray(['mail', 'flow-2', 'voice', 'unheard-of'].map(plan))
  fc.assert(
    fc.property(plans, (off) => {
      expect(carriedOver(carryOver, off)).toEqual(carriedOver(carryOver, off.toReversed()))
    }),
  )
})
