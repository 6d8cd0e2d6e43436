import { describe, expect, test } from 'vitest'
import { fromWireSubscription } from './from-wire.ts'
import { WireSubscription } from './schema.ts'

const LEGACY_OFFER = '7D1E4A60-2C3B-4F5A-9B0C-1A2B3C4D5E6F'
const NCE_OFFER = 'CFQ7TTC0TEST:0001:CFQ7TTC0AVLB'

function read(members: Record<string, unknown>) {
  return fromWireSubscription(WireSubscription.parse({ id: 'A1', ...members })).subscription
}

describe('a subscription', () => {
  test.each([
    [LEGACY_OFFER, 'legacy', LEGACY_OFFER.toLowerCase()],
    [NCE_OFFER, 'nce', NCE_OFFER],
    ['MS-AZR-0145P', 'other', 'MS-AZR-0145P'],
    [undefined, 'other', ''],
  ])('with the offer id %s is of the family %s', (offerId, family, kept) => {
    expect(read({ offerId })).toMatchObject({ family, offerId: kept })
  })

  test('of the legacy family ends at the midnight that is given', () => {
    expect(read({ offerId: LEGACY_OFFER, commitmentEndDate: '2026-03-02T00:00:00Z' }).termEndsAt).toBe('2026-03-02T00:00:00.000Z')
  })

  test('of new commerce ends after the last day that is given', () => {
    expect(read({ offerId: NCE_OFFER, commitmentEndDate: '2027-02-09T00:00:00Z' }).termEndsAt).toBe('2027-02-10T00:00:00.000Z')
  })

  test('prefers the end that carries a time of day', () => {
    const both = { offerId: NCE_OFFER, commitmentEndDate: '2027-01-01T00:00:00', commitmentEndDateTime: '2027-02-09T23:59:59Z' }
    expect(read(both).termEndsAt).toBe('2027-02-10T00:00:00.000Z')
  })

  test.each(['9999-12-31T23:59:59.9999999Z', '9999-12-14T00:00:00', '', null, undefined])(
    'with the end %j never ends',
    (commitmentEndDate) => {
      expect(read({ offerId: NCE_OFFER, commitmentEndDate }).termEndsAt).toBeNull()
    },
  )

  test('with an end that is no date is not taken for one that never ends', () => {
    expect(() => read({ offerId: NCE_OFFER, commitmentEndDate: 'next spring' })).toThrow('not a date: "next spring"')
  })

  test.each([
    ['Active', 'active'],
    ['suspended', 'suspended'],
    [3, 'deleted'],
    ['in_extended_service_term', 'unknown'],
    [undefined, 'unknown'],
  ])('with the status %j is %s and keeps the word', (status, ours) => {
    expect(read({ status })).toMatchObject({ status: ours, statusText: status === undefined ? '' : String(status) })
  })

  test('ends at its term only by an explicit action, in any spelling', () => {
    const ends = { offerId: NCE_OFFER, autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'term_end', actionType: 'cancel' }] }
    expect(read(ends).endsAtTerm).toBe(true)
    expect(read({ ...ends, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }] }).endsAtTerm).toBe(
      false,
    )
    expect(read({ offerId: NCE_OFFER, autoRenewEnabled: false }).endsAtTerm).toBe(false)
  })

  test('takes empty texts for none', () => {
    const none = { partnerId: '', termDuration: '', parentSubscriptionId: '' }
    expect(read(none)).toMatchObject({ partnerOnRecord: null, termDuration: null, parentSubscription: null })
  })
})
