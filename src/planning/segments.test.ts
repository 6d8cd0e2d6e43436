import { describe, expect, test } from 'vitest'
import { aMarket, aSubscription, E3, MCOEV } from '../../test/support/a-customer.ts'
import { blockersOf, optionOfE4, replacementOf } from '../../test/support/a-plan.ts'
import type { CustomerSnapshot, LegacyOffer } from '../domain/snapshot.ts'

const government: Partial<CustomerSnapshot> = {
  segment: 'government',
  qualifications: [{ name: 'GovernmentCommunityCloud', status: 'approved' }],
  subscriptions: [
    aSubscription({ offerId: '379dc555-ddcb-4ccb-bebf-37437333e278', offerName: 'Office 365 Enterprise E4 (Government Pricing)' }),
  ],
}

const offer = (own: Partial<LegacyOffer>): LegacyOffer => ({
  offerId: 'e3-gov',
  title: 'Office 365 E3 (Government Pricing)',
  provisions: E3,
  isAddOn: false,
  needs: [],
  minimum: 1,
  maximum: 300,
  billingCycles: ['monthly', 'annual'],
  ...own,
})
const offers = [offer({}), offer({ offerId: 'pbx-gov', title: 'Phone System', provisions: MCOEV, isAddOn: true, needs: ['e3-gov'] })]

describe('another segment than commercial', () => {
  test('is bought in its own price list of new commerce, where it has one', () => {
    const { lines } = replacementOf({ customer: government, market: aMarket(['commercial', 'government']) })
    expect(lines).toMatchObject([{ segment: 'government', term: 'P1Y', product: { family: 'nce' } }])
  })

  test('is bought as a legacy offer, where that is what the customer may buy', () => {
    const { lines } = replacementOf({ customer: { ...government, offers }, choices: { billingCycle: 'annual' } })
    expect(lines).toMatchObject([
      { segment: 'government', term: null, availability: 'offer', product: { family: 'legacy', offerId: 'e3-gov' } },
    ])
  })

  test('hangs a legacy add-on on the base that is bought with it', () => {
    const { lines } = replacementOf({ customer: { ...government, offers }, choices: optionOfE4('office-365-e3-cloud-pbx') })
    expect(lines[1]).toMatchObject({ product: { offerId: 'pbx-gov' }, parent: { line: 'line-1' }, needs: ['line-1'] })
  })

  test('is blocked where a legacy add-on has no base', () => {
    const orphan = offers.map((each) => (each.isAddOn ? { ...each, needs: ['something-else'] } : each))
    expect(blockersOf({ customer: { ...government, offers: orphan }, choices: optionOfE4('office-365-e3-cloud-pbx') })).toEqual([
      'base-missing',
    ])
  })

  test('is blocked until the customer is qualified', () => {
    const market = aMarket(['government'])
    for (const qualifications of [[], [{ name: 'GovernmentCommunityCloud', status: 'in-review' as const }]])
      expect(blockersOf({ customer: { ...government, qualifications }, market })).toEqual(['qualification-missing'])
  })

  test('is blocked where nothing is on sale for it', () => {
    expect(blockersOf({ customer: government })).toEqual(['target-not-on-sale'])
  })
})
