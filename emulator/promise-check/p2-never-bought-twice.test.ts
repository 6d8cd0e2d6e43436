import { describe, expect, test } from 'vitest'
import { judge, license, seatsChanged, userChanged, type EventSketch } from './synthetic-log.ts'

interface Variation {
  readonly cartId?: string
  readonly friendlyName?: string | null
  readonly answered?: boolean
  readonly repeatOf?: string
}

function purchased(
  subscriptionId: string,
  { cartId = `cart-${subscriptionId}`, friendlyName = null, answered = true, repeatOf }: Variation = {},
): EventSketch {
  const lines = [{ item: 'product:sku', quantity: 10, friendlyName, subscriptionId }]
  return { kind: 'purchased', cartId, orderId: `order-${subscriptionId}`, repeatOf: repeatOf ?? null, answered, lines }
}

function lookedUp(by: 'getCart' | 'listOrders', cartId: string | null = null): EventSketch {
  return { kind: 'purchase:looked-up', by, cartId }
}

function statusChanged(subscriptionId: string, status: string): EventSketch {
  const rest = { skuId: 'bought', retired: false, boughtHere: true, feeds: [] }
  return { kind: 'subscription:changed', subscriptionId, before: { status: 'active' }, after: { status }, ...rest }
}

describe('P2', () => {
  test('holds for one purchase and a repeated checkout of its cart', () => {
    const repeat = purchased('s1', { repeatOf: 'order-s1' })
    expect(judge('P2', [purchased('s1', { answered: false }), repeat])).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('finds the same item bought twice under one name', () => {
    const verdict = judge('P2', [purchased('s1'), purchased('s2')])
    expect(verdict).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [1, 2] }] })
    expect(verdict.violations[0]?.text).toContain(
      'Customer contoso was sold product:sku (10 seats, without a friendly name) in order order-s2',
    )
  })

  test('accepts the same item under another name, or for another customer', () => {
    const named = purchased('s2', { friendlyName: 'line 2' })
    const elsewhere = { ...purchased('s3'), customerId: 'fabrikam' }
    expect(judge('P2', [purchased('s1'), named, elsewhere])).toMatchObject({ held: true, checked: 3 })
  })

  test.each(['deleted', 'suspended'])('accepts buying again what the client had %s', (status) => {
    expect(judge('P2', [purchased('s1'), statusChanged('s1', status), purchased('s2')]).held).toBe(true)
  })

  test('finds a purchase after a lost answer that nobody looked into', () => {
    const again = purchased('s2', { friendlyName: 'second try' })
    const verdict = judge('P2', [purchased('s1', { answered: false }), again])
    expect(verdict.violations).toMatchObject([{ eventIds: [1, 2], text: expect.stringContaining('nobody knew') }])
  })

  test('accepts a purchase after a lost answer that orders settled', () => {
    const again = purchased('s2', { friendlyName: 'second line' })
    expect(judge('P2', [purchased('s1', { answered: false }), lookedUp('listOrders'), again]).held).toBe(true)
  })

  test('takes reading a cart as an answer for that cart only', () => {
    const lost = purchased('s1', { answered: false })
    const again = purchased('s2', { friendlyName: 'second line' })
    expect(judge('P2', [lost, lookedUp('getCart', 'cart-s2'), again]).held).toBe(false)
    expect(judge('P2', [lost, lookedUp('getCart', 'cart-s1'), again]).held).toBe(true)
  })
})

describe('P2 on seats added to a subscription', () => {
  const swap = (userId: string) => ({ ...userChanged([license('retired')], [license('bought')]), userId })

  test('holds for seats added once, and for more that the users since then need', () => {
    expect(judge('P2', [seatsChanged(5, 6), swap('adele')])).toEqual({ held: true, violations: [], checked: 1 })
    expect(judge('P2', [seatsChanged(5, 6), swap('adele'), seatsChanged(6, 7), swap('alex')])).toMatchObject({ held: true, checked: 2 })
  })

  test('finds seats added twice when the first ones cover everybody', () => {
    const { violations } = judge('P2', [seatsChanged(5, 7), seatsChanged(7, 9), swap('adele'), swap('alex')])
    expect(violations).toMatchObject([{ eventIds: [1, 2], text: expect.stringContaining('2 more seats of subscription owned') }])
    expect(violations[0]?.text).toContain('the 2 added since 2026-01-15T09:00:01.000Z cover the 2 licenses')
  })

  test('counts licenses that a person took meanwhile', () => {
    const hired = userChanged(null, [license('bought')], { actor: 'person' })
    expect(judge('P2', [seatsChanged(5, 6), hired, seatsChanged(6, 7), swap('adele')]).held).toBe(true)
  })

  test('forgets seats that were taken back', () => {
    expect(judge('P2', [seatsChanged(5, 7), seatsChanged(7, 5), seatsChanged(5, 7), swap('adele')]).held).toBe(true)
  })

  test('accepts that each of two subscriptions is raised, and an order that names the raised one', () => {
    const other = seatsChanged(5, 7, { subscriptionId: 'second' })
    expect(judge('P2', [seatsChanged(5, 7), other, swap('adele')]).held).toBe(true)
    expect(judge('P2', [purchased('s1'), purchased('s1', { cartId: 'none' })]).held).toBe(true)
  })
})
