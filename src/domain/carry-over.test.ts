import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedOver } from './carry-over.ts'
import { id, type ServicePlanId, type SkuId } from './id.ts'

const plan = (text: string) => id<ServicePlanId>(text)
const suite = id<SkuId>('suite')
const phone = id<SkuId>('phone')
const carryOver = {
  pairs: [
    { from: plan('mail'), to: plan('mail'), in: suite },
    { from: plan('flow-2'), to: plan('flow-3'), in: suite },
    { from: plan('voice'), to: plan('cloud-voice'), in: phone },
    { from: plan('fax'), to: null, in: null },
  ],
  newServicesOff: [{ skuId: suite, plans: [plan('fresh')] }],
}

test('switches the counterpart off, and what is new, and nothing else', () => {
  expect(carriedOver(carryOver, suite, [plan('flow-2')])).toEqual(['flow-3', 'fresh'])
})

test('has nothing to switch off where the target has no counterpart', () => {
  expect(carriedOver(carryOver, suite, [plan('fax')])).toEqual(['fresh'])
})

test('switches a counterpart off in the new product that has it, and there alone', () => {
  expect(carriedOver(carryOver, phone, [plan('voice'), plan('mail')])).toEqual(['cloud-voice'])
  expect(carriedOver(carryOver, suite, [plan('voice')])).toEqual(['fresh'])
})

test('gives the same list in the same order, however the old one was ordered', () => {
  const plans = fc.shuffledSubarray(['mail', 'flow-2', 'voice', 'unheard-of'].map(plan))
  fc.assert(
    fc.property(plans, (off) => {
      expect(carriedOver(carryOver, suite, off)).toEqual(carriedOver(carryOver, suite, off.toReversed()))
    }),
  )
})
