import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedOver } from './carry-over.ts'
import { id, type ServicePlanId, type SkuId } from './id.ts'

const plan = (text: string) => id<ServicePlanId>(text)
const suite = id<SkuId>('suite')
const phone = id<SkuId>('phone')
const old = id<SkuId>('old')
const addOn = id<SkuId>('add-on')
const without = (off: readonly ServicePlanId[], skuId = old) => ({ skuId, disabledPlans: off })
const carryOver = {
  pairs: [
    { from: plan('mail'), of: [old], to: plan('mail'), in: suite },
    { from: plan('flow-2'), of: [old], to: plan('flow-3'), in: suite },
    { from: plan('voice'), of: [old, addOn], to: plan('cloud-voice'), in: phone },
    { from: plan('fax'), of: [old], to: null, in: null },
    { from: plan('meetings'), of: [addOn], to: plan('fresh'), in: suite },
  ],
  newServicesOff: [{ skuId: suite, plans: [plan('fresh')] }],
}

test('switches the counterpart off, and what is new, and nothing else', () => {
  expect(carriedOver(carryOver, suite, [without([plan('flow-2')])])).toEqual(['flow-3', 'fresh'])
})

test('has nothing to switch off where the target has no counterpart', () => {
  expect(carriedOver(carryOver, suite, [without([plan('fax')])])).toEqual(['fresh'])
})

test('switches a counterpart off in the new product that has it, and there alone', () => {
  expect(carriedOver(carryOver, phone, [without([plan('voice'), plan('mail')])])).toEqual(['cloud-voice'])
  expect(carriedOver(carryOver, suite, [without([plan('voice')])])).toEqual(['fresh'])
})

test('keeps on what is on in any license that is given back', () => {
  expect(carriedOver(carryOver, phone, [without([plan('voice')]), without([], addOn)])).toEqual([])
})

test('leaves what is new off, but not for who gives back a license that has it', () => {
  expect(carriedOver(carryOver, suite, [without([]), without([], addOn)])).toEqual([])
  expect(carriedOver(carryOver, suite, [without([])])).toEqual(['fresh'])
})

test('gives the same list in the same order, however the old one was ordered', () => {
  const plans = fc.shuffledSubarray(['mail', 'flow-2', 'voice', 'unheard-of'].map(plan))
  fc.assert(
    fc.property(plans, (off) => {
      expect(carriedOver(carryOver, suite, [without(off)])).toEqual(carriedOver(carryOver, suite, [without(off.toReversed())]))
    }),
  )
})
