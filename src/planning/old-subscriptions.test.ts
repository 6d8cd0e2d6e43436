import { describe, expect, test } from 'vitest'
import { aHolder, aMarket, aSubscription, E4, MCOEV, someUnits } from '../../test/support/a-customer.ts'
import { blockersOf, optionOfE4, planOf, replacementOf } from '../../test/support/a-plan.ts'
import { id, type SkuId, type SubscriptionId } from '../domain/id.ts'
import { instant } from '../domain/instant.ts'
import type { CustomerSnapshot, Subscription } from '../domain/snapshot.ts'
import { describeWarning } from './describe-warning.ts'

const STORAGE = id<SkuId>('99049c9c-6011-4908-bf17-15f496e6519d')
const ADD_ON = id<SubscriptionId>('a1')

describe('an old subscription of new commerce', () => {
  const old = (own: Partial<Subscription>) => ({ subscriptions: [aSubscription({ family: 'nce', ...own })] })

  test('is canceled while its seven days last, and says what it costs where they do not', () => {
    const { switchOff, warnings } = replacementOf({ customer: old({ cancellableUntil: instant('2026-01-16T00:00:00Z') }) })
    expect(switchOff).toEqual([{ subscription: 's1', by: 'cancel' }])
    expect(warnings.map(describeWarning).join()).toContain('where that comes too late it is paid until its term ends, 2026-10-15')
  })

  test('is ended at its term where they are over, which costs until then', () => {
    for (const cancellableUntil of [null, instant('2026-01-14T00:00:00Z')]) {
      const { switchOff, warnings } = replacementOf({ customer: old({ cancellableUntil }) })
      expect(switchOff).toEqual([{ subscription: 's1', by: 'end-at-term' }])
      expect(warnings.map(describeWarning).join()).toContain('paid until its term ends, 2026-10-15')
    }
  })

  test('is blocked where nobody knows its family', () => {
    expect(blockersOf({ customer: old({ family: 'other' }) })).toEqual(['family-unknown'])
  })
})

describe('add-ons on the old subscription', () => {
  const addOn = (own: Partial<Subscription>, sku: SkuId, units: CustomerSnapshot['skus']): Partial<CustomerSnapshot> => ({
    subscriptions: [
      aSubscription(),
      aSubscription({ id: ADD_ON, offerId: 'x', offerName: 'Add-on', quantity: 3, parentSubscription: id<SubscriptionId>('s1'), ...own }),
    ],
    directory: [
      { commerceSubscriptionId: ADD_ON, skuId: sku, partNumber: '', status: 'Enabled', units: 3, isTrial: false, nextLifecycleAt: null },
      {
        commerceSubscriptionId: id<SubscriptionId>('s1'),
        skuId: E4,
        partNumber: '',
        status: 'Enabled',
        units: 10,
        isTrial: false,
        nextLifecycleAt: null,
      },
    ],
    skus: units,
    holders: [
      aHolder('anna', {
        licenses: [
          { skuId: E4, disabledPlans: [] },
          { skuId: sku, disabledPlans: [] },
        ],
      }),
      aHolder('bo'),
    ],
  })

  test('go in the same swap where the new product has all their services', () => {
    const customer = addOn({}, MCOEV, [someUnits(MCOEV, 3, 1)])
    const { from, users, lines } = replacementOf({ customer, choices: optionOfE4('office-365-e5') })
    expect(from.subscriptions[0]?.addOns).toMatchObject([{ id: ADD_ON, becomes: 'included' }])
    expect(users.map((user) => user.remove)).toEqual([[E4, MCOEV], [E4]])
    expect(lines).toHaveLength(1)
  })

  test('are bought again where it has not, and their licenses stay', () => {
    const customer = addOn({}, MCOEV, [someUnits(MCOEV, 3, 1)])
    const { from, users, lines } = replacementOf({ customer })
    expect(from.subscriptions[0]?.addOns).toMatchObject([{ becomes: 'bought-anew' }])
    expect(users.every((user) => user.remove.length === 1)).toBe(true)
    expect(lines.map(({ product, quantity, needs }) => [product.provisions, quantity, needs])).toEqual([
      [expect.anything(), 10, []],
      [MCOEV, 3, ['line-1']],
    ])
  })

  test('are seated for their users where the option sells the same product', () => {
    const customer = addOn({}, MCOEV, [someUnits(MCOEV, 3, 1)])
    const { lines } = replacementOf({ customer, choices: { ...optionOfE4('office-365-e3-cloud-pbx'), seats: 'assigned' } })
    expect(lines.map(({ product, quantity }) => [product.provisions, quantity])).toEqual([
      [expect.anything(), 2],
      [MCOEV, 2],
    ])
  })

  test('of the company are bought again, and block where they are not on sale', () => {
    const customer = addOn({}, STORAGE, [someUnits(STORAGE, 3, 0, { appliesTo: 'company' })])
    expect(blockersOf({ customer })).toEqual(['add-on-not-on-sale'])
    const [e3] = aMarket()
    if (!e3) throw new Error('E3 is on sale')
    const market = [...aMarket(), { ...e3, productId: 'CFQ7TTC0FILE', title: 'Extra File Storage', provisions: STORAGE, isAddOn: true }]
    expect(replacementOf({ customer, market }).lines[1]).toMatchObject({ quantity: 3, needs: ['line-1'] })
  })

  test('that nobody holds end with their base', () => {
    const customer = { ...addOn({}, MCOEV, [someUnits(MCOEV, 3, 0)]), holders: [aHolder('bo')] }
    const { from, lines, warnings } = replacementOf({ customer })
    expect(from.subscriptions[0]?.addOns).toMatchObject([{ becomes: 'ends-unused' }])
    expect(lines).toHaveLength(1)
    expect(warnings.map(describeWarning).join()).toContain('nobody holds it')
  })

  test('are no decision of their own', () => {
    const customer = addOn({}, MCOEV, [someUnits(MCOEV, 3, 1)])
    expect(planOf({ customer }).decisions).toHaveLength(1)
  })
})
