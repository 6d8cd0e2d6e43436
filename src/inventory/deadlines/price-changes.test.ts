import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../catalog/shipped-catalog-dir.ts'
import type { PriceChange } from '../../domain/catalog.ts'
import { id, type CustomerId, type SubscriptionId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { RenewingSubscription } from '../../store/renewing-subscriptions.ts'
import { announcedAt, priceChangeOfRenewal, priceChangesOfLines, priceChangesOfOptions } from './price-changes.ts'

const E3 = 'CFQ7TTC0LF8R:0001'
const CHANGE: PriceChange = { product: E3, title: 'Office 365 E3', from: '2026-07-01', was: 23, becomes: 26.5, currency: 'USD' }

const SUBSCRIPTION: RenewingSubscription = {
  customer: id<CustomerId>('customer'),
  customerName: 'Contoso',
  domain: 'contoso.example',
  id: id<SubscriptionId>('subscription'),
  product: E3,
  offerName: 'Office 365 E3',
  quantity: 40,
  term: 'P1Y',
  termEndsAt: instant('2026-09-10'),
  nextTerm: null,
}

describe('a subscription that is renewed pays a new price', () => {
  test.each([
    ['at the end of the term that runs on the day', 'P1Y', '2026-09-10', '2026-09-10'],
    ['where its term ends on the very day', 'P1Y', '2026-07-01', '2026-07-01'],
    ['a term later where it renews before the day', 'P1Y', '2026-06-30', '2027-06-30'],
    ['after three years where that is its term', 'P3Y', '2026-06-30', '2029-06-30'],
    ['at the first month that begins on the day or later', 'P1M', '2026-01-31', '2026-07-31'],
    ['on the last day of a month without its day', 'P1M', '2026-03-31', '2026-07-31'],
  ])('%s', (_, term, ends, expected) => {
    const found = priceChangeOfRenewal({ ...SUBSCRIPTION, term, termEndsAt: instant(ends) }, [CHANGE])
    expect(found.map(({ at }) => at)).toEqual([instant(expected)])
  })

  test('not where its term began on the day or later: that is its price already', () => {
    expect(priceChangeOfRenewal({ ...SUBSCRIPTION, termEndsAt: instant('2027-07-01') }, [CHANGE])).toEqual([])
  })

  test('by the term that is scheduled for its renewal', () => {
    const nextTerm = { quantity: 40, term: 'P3Y', billingCycle: 'annual' }
    const found = priceChangeOfRenewal({ ...SUBSCRIPTION, termEndsAt: instant('2026-03-01'), nextTerm }, [CHANGE])
    expect(found.map(({ at }) => at)).toEqual([instant('2029-03-01')])
  })

  test('which is said with seats and both prices, and is nobody’s retirement', () => {
    expect(priceChangeOfRenewal(SUBSCRIPTION, [CHANGE])).toMatchObject([
      {
        kind: 'price-change',
        note: '40 seats renew then: Office 365 E3 costs 26.50 USD a user and month (list price), not 23',
        retirement: null,
      },
    ])
  })

  test('and other products do not', () => {
    expect(priceChangeOfRenewal({ ...SUBSCRIPTION, product: 'CFQ7TTC0LF8Q:0001' }, [CHANGE])).toEqual([])
  })
})

describe('what may take the place of a retired product', () => {
  const catalog = loadCatalog([shippedCatalogDir()])
  const announced = announcedAt(catalog, instant('2026-01-15'))
  const e4 = (segment: 'commercial' | 'government') => {
    const retirement = catalog.retirements.find((each) => each.id === 'office-365-e4')
    const offer = retirement?.retires.find((each) => each.segment === segment)
    if (!retirement || !offer) throw new Error('the catalog retires Office 365 E4')
    return { retirement, offer, by: 'offer-id' } as const
  }

  test('changes its price on one day for all of them', () => {
    const [found, ...others] = priceChangesOfOptions(e4('commercial'), announced)
    expect(others).toEqual([])
    expect(found).toMatchObject({ kind: 'price-change', at: instant('2026-07-01') })
    expect(found?.note).toContain('Office 365 E3 costs 26 USD a user and month (list price), not 23; ')
  })

  test('is not said of offers with prices of their own', () => expect(priceChangesOfOptions(e4('government'), announced)).toEqual([]))

  test('is not said of what was in force when it was read', () => expect(announcedAt(catalog, instant('2026-07-01'))).toEqual([]))

  test('is said of what a plan is yet to buy, and of nothing else', () => {
    const product = { family: 'nce', title: 'Office 365 E3', productId: 'cfq7ttc0lf8r', skuId: '0001' } as const
    expect(priceChangesOfLines([{ id: 'seats', product }], announced).map(({ note }) => note)).toEqual([
      'from then on Office 365 E3 costs 26 USD a user and month (list price), not 23. What is bought before keeps its price until its term ends',
    ])
    expect(priceChangesOfLines([{ id: 'seats', product: { family: 'owned', title: 'Office 365 E3' } }], announced)).toEqual([])
  })
})
