import { expect, test } from 'vitest'
import { DAY_MS } from '../duration.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import type { Subscription } from '../store/subscriptions.ts'
import { findNextChange } from './next-change.ts'

const DAY = (n: number): number => n * DAY_MS

/** Day 0 to day 365. */
function aSubscription(changes: Partial<Subscription>): Subscription {
  return {
    id: 's',
    customerId: 'c',
    family: 'legacy',
    product: 'o365-e4',
    retired: true,
    skuId: 'sku',
    offerId: 'offer',
    offerName: 'E4',
    friendlyName: 'E4',
    quantity: 1,
    status: 'active',
    statusSince: 0,
    createdAt: 0,
    startsAt: 0,
    termEndsAt: DAY(365),
    activatesAt: null,
    autoRenew: false,
    billingCycle: 'monthly',
    term: 'P1Y',
    extendedTerm: false,
    parentId: null,
    partnerId: null,
    orderId: null,
    suspensionReasons: [],
    cancelUntil: null,
    refundable: [],
    scheduledNextTermInstructions: null,
    nextChargeInstructions: null,
    scheduledActions: null,
    extras: {},
    waiting: null,
    version: 1,
    updates: 0,
    boughtHere: false,
    synthetic: [],
    listedAt: 0,
    directoryAt: 0,
    provisionedAt: 0,
    seats: { before: 1, at: 0 },
    ...changes,
  }
}

function check(changes: Partial<Subscription>, expected: string | undefined): void {
  const change = findNextChange(aSubscription(changes), DEFAULT_SETTINGS.lifecycle)
  expect(change && `${change.to.status} on day ${change.at / DAY_MS}`).toBe(expected)
}

test('waits for the order before it is active', () => check({ status: 'pending', activatesAt: DAY(1) }, 'active on day 1'))
test('deletes a legacy subscription at its term’s end', () => check({}, 'deleted on day 365'))
test('renews a legacy subscription', () => check({ autoRenew: true }, 'active on day 365'))
test('deletes a suspended legacy subscription after 120 days', () =>
  check({ status: 'suspended', statusSince: DAY(10) }, 'deleted on day 130'))
test('deletes a suspended legacy subscription at its term’s end if earlier', () =>
  check({ status: 'suspended', statusSince: DAY(300) }, 'deleted on day 365'))
test('lets new commerce expire', () => check({ family: 'nce' }, 'expired on day 365'))
test('disables what has expired for thirty days', () =>
  check({ family: 'nce', status: 'expired', statusSince: DAY(365) }, 'disabled on day 395'))
test('deletes what was disabled for ninety days', () =>
  check({ family: 'nce', status: 'disabled', statusSince: DAY(395) }, 'deleted on day 485'))
test('disables suspended new commerce at its term’s end', () => check({ family: 'nce', status: 'suspended' }, 'disabled on day 365'))
test('ends new commerce that is to be cancelled at its term’s end', () =>
  check({ family: 'nce', autoRenew: true, scheduledActions: [{ actionType: 'Cancel' }] }, 'disabled on day 365'))
test('carries out what was accepted when it is due', () =>
  check({ waiting: { at: DAY(5), requestSeq: 1, to: aSubscription({ status: 'suspended' }) } }, 'suspended on day 5'))
test('lets a term end before what was accepted for later', () =>
  check({ waiting: { at: DAY(400), requestSeq: 1, to: aSubscription({ status: 'suspended' }) } }, 'deleted on day 365'))
test('does nothing more to what is deleted', () => check({ status: 'deleted' }, undefined))
