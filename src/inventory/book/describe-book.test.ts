import { describe, expect, test } from 'vitest'
import { aCustomer, aHolder, aSubscription, CATALOG, E4, someUnits } from '../../../test/support/a-customer.ts'
import { id, type SkuId, type SubscriptionId } from '../../domain/id.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import { describeBook } from './describe-book.ts'

const RECENT = '2026-01-10T00:00:00.000Z' as never
const LONG_AGO = '2025-01-10T00:00:00.000Z' as never

function book(own: Partial<CustomerSnapshot>, also: string | null = null) {
  return describeBook(aCustomer(own), { catalog: CATALOG, also: also === null ? null : { product: also, targets: [] } })
}

describe('inactive holders', () => {
  const inactive = (...holders: CustomerSnapshot['holders']) => book({ holders }).subscriptions[0]?.inactive

  test('are disabled, or have not signed in for ninety days', () => {
    const disabled = aHolder('bo', { accountEnabled: false, lastSignInAt: RECENT })
    expect(inactive(aHolder('anna', { lastSignInAt: RECENT }), disabled, aHolder('cy', { lastSignInAt: LONG_AGO }), aHolder('di'))).toBe(3)
  })

  test('are not known where the directory says of nobody when they signed in', () => {
    expect(inactive(aHolder('anna'), aHolder('bo', { accountEnabled: false }))).toBeNull()
  })

  test('are none where nobody holds the license', () => {
    expect(inactive()).toBe(0)
  })

  test('are not known of a subscription whose holders are not read', () => {
    const own = aCustomer().directory
    const others = own.map((row) => ({ ...row, commerceSubscriptionId: id<SubscriptionId>('s2'), skuId: id<SkuId>('other-sku') }))
    const { subscriptions } = book({
      subscriptions: [aSubscription(), aSubscription({ id: id('s2'), offerId: 'other', offerName: 'Something Else' })],
      directory: [...own, ...others],
      skus: [someUnits(id('other-sku'), 5, 3)],
      holders: [aHolder('anna', { lastSignInAt: RECENT })],
    })
    expect(subscriptions[1]).toMatchObject({ retirement: null, assigned: 3, enabled: 5, inactive: null })
  })
})

describe('figures of a customer', () => {
  test('count the units of a SKU once, however many subscriptions feed it', () => {
    const [row] = aCustomer().directory
    const { figures } = book({
      subscriptions: [aSubscription(), aSubscription({ id: id('s2'), termEndsAt: '2026-02-01T00:00:00.000Z' as never })],
      directory: row ? [row, { ...row, commerceSubscriptionId: id('s2') }] : [],
      skus: [someUnits(E4, 20, 12)],
    })
    expect(figures).toMatchObject({
      subscriptions: 2,
      retired: 2,
      toReplace: 2,
      retiredSeats: 12,
      retiredEndsAt: '2026-02-01T00:00:00.000Z',
    })
  })

  test('are what was bought where the directory was not read', () => {
    expect(book({ directory: [], skus: [], holders: [] }).figures).toMatchObject({ retired: 1, retiredSeats: 10 })
  })

  test('leave out what has ended', () => {
    const { subscriptions, figures } = book({ subscriptions: [aSubscription({ status: 'deleted' })] })
    expect(figures).toMatchObject({ subscriptions: 1, retired: 0, toReplace: 0, retiredSeats: 0, retiredEndsAt: null })
    expect(subscriptions).toMatchObject([{ retirement: 'office-365-e4', toReplace: false }])
  })

  test('count a product that the scan was told to look for as one to replace, retired or not', () => {
    const { subscriptions, figures } = book(
      { subscriptions: [aSubscription({ offerId: 'e1', offerName: 'Office 365 E1' })] },
      'office 365 e1',
    )
    expect(subscriptions).toMatchObject([{ retirement: null, toReplace: true }])
    expect(figures).toMatchObject({ retired: 0, toReplace: 1 })
  })
})
