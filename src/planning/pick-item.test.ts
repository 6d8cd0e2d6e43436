import { describe, expect, test } from 'vitest'
import { aSubscription, E3 } from '../../test/support/a-customer.ts'
import { blockersOf, replacementOf } from '../../test/support/a-plan.ts'
import type { CustomerSnapshot, LegacyOffer } from '../domain/snapshot.ts'

const forFaculty = anOffer('0-faculty', 'Contoso Suite for Faculty')
const forStudents = anOffer('1-students', 'Contoso Suite for Students')

describe('a legacy offer for one of two audiences in education', () => {
  test('is bought for those whose retired offer is for them, whichever comes first', () => {
    expect(boughtFor('Faculty', [forFaculty, forStudents])).toBe('0-faculty')
    expect(boughtFor('Students', [forFaculty, forStudents])).toBe('1-students')
  })

  test('is bought for both where it names neither', () => {
    const forAll = anOffer('2-all', 'Contoso Suite (Education)')
    expect(boughtFor('Faculty', [forAll])).toBe('2-all')
    expect(boughtFor('Students', [forAll])).toBe('2-all')
  })

  test('is no replacement for the other', () => {
    expect(blockersOf({ customer: school('Students', [forFaculty]) })).toEqual(['target-not-on-sale'])
  })
})

function boughtFor(audience: 'Faculty' | 'Students', offers: readonly LegacyOffer[]): string | undefined {
  const product = replacementOf({ customer: school(audience, offers) }).lines[0]?.product
  return product?.family === 'legacy' ? product.offerId : undefined
}

function school(audience: 'Faculty' | 'Students', offers: readonly LegacyOffer[]): Partial<CustomerSnapshot> {
  return {
    segment: 'education',
    qualifications: [{ name: 'Education', status: 'approved' }],
    subscriptions: [aSubscription({ offerId: 'not-public', offerName: `Office 365 Enterprise E4 for ${audience}` })],
    offers,
  }
}

function anOffer(offerId: string, title: string): LegacyOffer {
  return { offerId, title, provisions: E3, isAddOn: false, needs: [], minimum: 1, maximum: 300, billingCycles: ['monthly', 'annual'] }
}
