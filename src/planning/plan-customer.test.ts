import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AS_OF,
  aCustomer,
  aHolder,
  aMarket,
  aSubscription,
  E3,
  E4,
  E5,
  FLOW_P2,
  FLOW_P3,
  someChoices,
  SWAY,
} from '../../test/support/a-customer.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { shippedCatalogDir } from '../catalog/shipped-catalog-dir.ts'
import type { Choices } from '../domain/choices.ts'
import { id, type CustomerId, type SkuId, type SubscriptionId } from '../domain/id.ts'
import { instant } from '../domain/instant.ts'
import type { CustomerPlan, Replacement } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { hashCustomerPlan, hashPlan } from './hash-plan.ts'
import { planCustomer } from './plan-customer.ts'
import { renderCustomerPlan } from './render-plan.ts'

const catalog = loadCatalog([shippedCatalogDir()])

function plan(customer: Partial<CustomerSnapshot> = {}, choices: Partial<Choices> = {}): CustomerPlan {
  return planCustomer(aCustomer(customer), aMarket(), catalog, someChoices(choices), AS_OF)
}

/** The plan as an operator reads it holds each of these lines. */
function check(customer: Partial<CustomerSnapshot>, choices: Partial<Choices>, ...lines: readonly string[]): void {
  const text = renderCustomerPlan(plan(customer, choices), { nameOf: (each) => catalog.nameOfPlan(each) ?? each }).replaceAll(/\s+/g, ' ')
  for (const line of lines) expect(text).toContain(line)
}

function replacement(customer: Partial<CustomerSnapshot> = {}, choices: Partial<Choices> = {}): Replacement {
  const found = plan(customer, choices).decisions.find((decision) => decision.kind === 'replace')
  if (found?.kind !== 'replace') throw new Error('nothing is replaced')
  return found
}

describe('what is replaced', () => {
  test('buys as many seats as before and moves every holder', () =>
    check(
      {},
      {},
      'Office 365 Enterprise E4, 10 seats: replace (office-365-e3)',
      'buy 10 seats of Office 365 E3',
      'move 2 users',
      'hold 2 working days',
      'suspend s1',
    ))

  test('buys as many seats as are assigned when asked', () => check({}, { seats: 'assigned' }, 'buy 2 seats'))
  test('buys spare seats on top when asked', () => check({}, { seats: { assignedPlus: 3 } }, 'buy 5 seats'))
  test('shows the ceiling of a price', () =>
    check({}, { unitPriceCeiling: { amount: '20.00', currency: 'SEK' } }, 'at most 20.00 SEK a seat'))

  test('leaves a subscription that is not retired alone', () =>
    check(
      { subscriptions: [aSubscription({ offerName: 'Office 365 E3', offerId: '796b6b5f-613c-4e24-a17c-eba730d49c02' })] },
      {},
      'left as it is (not retired)',
    ))

  test('leaves a subscription that has ended alone', () =>
    check({ subscriptions: [aSubscription({ status: 'deleted', statusText: 'deleted' })] }, {}, 'left as it is (has ended already)'))

  test('plans all active subscriptions on one retired SKU as one', () => {
    const both = [aSubscription(), aSubscription({ id: id<SubscriptionId>('s2'), quantity: 5 })]
    check({ subscriptions: both }, {}, '15 seats: replace', 'suspend s1', 'suspend s2')
  })

  test('takes a customer’s own option over the plan’s', () =>
    check(
      {},
      { customers: { [id<CustomerId>('contoso')]: { options: { 'office-365-e4': 'office-365-e5' } as Choices['options'] } } },
      'buy 10 seats of Office 365 E5',
    ))

  test('swaps each user in one change, carrying over what is switched off', () => {
    const { users } = replacement({ holders: [aHolder('anna', { off: [SWAY] })] }, { newServices: 'on' })
    expect(users).toEqual([
      {
        user: 'anna',
        userPrincipalName: 'anna@contoso.example',
        option: 'office-365-e3',
        add: [{ skuId: E3, disabledPlans: [SWAY] }],
        remove: [E4],
        before: [{ skuId: E4, disabledPlans: [SWAY] }],
        relies: [],
        usageLocation: null,
        effect: 'e1',
      },
    ])
  })

  test('switches the target’s tier of a service off, not the old one', () => {
    const { users } = replacement(
      { holders: [aHolder('anna', { off: [FLOW_P2] })] },
      { newServices: 'on', options: { 'office-365-e4': 'office-365-e5' } as Choices['options'] },
    )
    expect(users[0]?.add).toEqual([{ skuId: E5, disabledPlans: [FLOW_P3] }])
  })

  test('keeps services that are new in the target off when told so', () => {
    const off = replacement().users[0]?.add[0]?.disabledPlans ?? []
    expect(off.length).toBeGreaterThan(10)
    expect(off).not.toContain(SWAY)
    expect(replacement({}, { newServices: 'on' }).users[0]?.add[0]?.disabledPlans).toEqual([])
  })

  test('only removes the old license of somebody who holds the new one already', () => {
    const anna = aHolder('anna', {
      licenses: [
        { skuId: E4, disabledPlans: [] },
        { skuId: E3, disabledPlans: [] },
      ],
    })
    expect(replacement({ holders: [anna] }).users[0]).toMatchObject({ add: [], remove: [E4] })
  })
})

describe('a product that keeps the license', () => {
  const PLAN = id<SkuId>('ea126fc5-a19e-42e2-a731-da9d437bffcf')
  const basic = aSubscription({
    offerId: '04e69be9-3bf0-4461-8eee-c83dae1439c8',
    offerName: 'Dynamics 365 Customer Engagement Plan Enterprise Edition CRMOL Basic (Qualified Offer)',
  })
  const directory = [
    {
      commerceSubscriptionId: basic.id,
      skuId: PLAN,
      partNumber: 'DYN365_ENTERPRISE_PLAN1',
      status: 'Enabled',
      units: 10,
      isTrial: false,
      nextLifecycleAt: null,
    },
  ]
  const holders = ['anna', 'bo', 'cy'].map((name) =>
    aHolder(name, { usageLocation: null, licenses: [{ skuId: PLAN, disabledPlans: [] }], paths: [] }),
  )
  const options = { 'dynamics-365-basic-qualified-offers': 'dynamics-365-customer-engagement-plan' } as Choices['options']
  const market = aMarket().map((item) => ({ ...item, provisions: PLAN }))
  const planned = (seats: Choices['seats']) =>
    planCustomer(aCustomer({ subscriptions: [basic], directory, holders }), market, catalog, someChoices({ options, seats }), AS_OF)

  test('moves no license, and buys a seat for everybody who holds one, whichever rule counts them', () => {
    for (const [seats, quantity] of [
      ['as-before', 10],
      ['assigned', 3],
      [{ assignedPlus: 2 }, 5],
    ] as const) {
      const [decision] = planned(seats).decisions
      expect(decision).toMatchObject({ kind: 'replace', users: [], lines: [{ quantity }], targets: [{ to: [PLAN] }] })
    }
  })
})

describe('what is blocked', () => {
  test('asks for a replacement where none is chosen', () => check({}, { options: {} }, 'blocked', 'no-replacement-chosen', 'office-365-e3'))
  test('refuses an option that does not exist', () =>
    check({}, { options: { 'office-365-e4': 'e9' } as Choices['options'] }, 'option-unknown'))
  test('refuses a subscription that is not active', () =>
    check(
      { subscriptions: [aSubscription({ status: 'suspended', statusText: 'suspended' })] },
      {},
      'not-active: the subscription is suspended',
    ))
  test('refuses to plan a move that would strand assigned users', () =>
    check(
      { subscriptions: [aSubscription({ quantity: 1 })] },
      {},
      'seats-short: 2 users need a seat of Office 365 E3 and there would be 1',
    ))
  test('names users without a usage location', () =>
    check({ holders: [aHolder('anna', { usageLocation: null })] }, {}, 'usage-location-missing', 'anna@contoso.example'))
  test('refuses licenses that come through a group of which nothing could be read', () =>
    check({ holders: [aHolder('anna', { group: 'g1' })] }, {}, 'assigned-by-group', 'g1'))
  test('refuses a term that ends too soon', () =>
    check({ subscriptions: [aSubscription({ termEndsAt: instant('2026-01-17T00:00:00Z') })] }, {}, 'term-end-too-near'))
  test('accepts a term that ends just late enough', () =>
    check({ subscriptions: [aSubscription({ termEndsAt: instant('2026-01-18T00:00:00Z') })] }, {}, 'replace'))
  test('refuses what is not on sale', () => check({}, { term: 'P3Y' }, 'target-not-on-sale', 'P3Y'))
  test('refuses more seats than one subscription may have', () => check({}, { seats: { assignedPlus: 400 } }, 'quantity-out-of-range'))
  test('gives every reason, not only the first', () =>
    check(
      {
        subscriptions: [aSubscription({ quantity: 1, termEndsAt: instant('2026-01-16T00:00:00Z') })],
        holders: [aHolder('anna', { usageLocation: null }), aHolder('bo')],
      },
      {},
      'term-end-too-near',
      'seats-short',
      'usage-location-missing',
    ))
})

describe('the plan as a value', () => {
  test('has every subscription in exactly one decision, whatever the snapshot', () => {
    const statuses = ['active', 'suspended', 'deleted', 'unknown'] as const
    const subscriptions = fc.uniqueArray(
      fc.record({ n: fc.integer({ min: 1, max: 30 }), status: fc.constantFrom(...statuses), retired: fc.boolean() }),
      { selector: (each) => each.n, maxLength: 8 },
    )
    fc.assert(
      fc.property(subscriptions, (drawn) => {
        const all = drawn.map(({ n, status, retired }) =>
          aSubscription({
            id: id<SubscriptionId>(`s${n}`),
            status,
            statusText: status,
            ...(retired ? {} : { offerId: 'x', offerName: 'Office 365 E3' }),
          }),
        )
        const decided = plan({ subscriptions: all }).decisions.flatMap((decision) => {
          if (decision.kind === 'replace')
            return decision.from.subscriptions.flatMap((each) => [each.id, ...each.addOns.map((addOn) => addOn.id)])
          return decision.kind === 'blocked' ? decision.subscriptions : [decision.subscription]
        })
        expect([...decided].sort()).toEqual(all.map((each) => each.id).sort())
      }),
    )
  })

  test('is the same byte for byte, in whatever order the provider listed things', () => {
    const holders = [aHolder('anna'), aHolder('bo'), aHolder('cy')]
    expect(hashCustomerPlan(plan({ holders })).hash).toBe(hashCustomerPlan(plan({ holders: holders.toReversed() })).hash)
  })

  test('keeps a part’s hash when only the snapshot’s date changes', () => {
    expect(hashCustomerPlan(plan({ takenAt: instant('2026-01-14T00:00:00Z') })).hash).toBe(hashCustomerPlan(plan()).hash)
  })

  test('changes the part’s hash when a seat is bought more', () => {
    expect(hashCustomerPlan(plan({}, { seats: { assignedPlus: 9 } })).hash).not.toBe(hashCustomerPlan(plan()).hash)
  })

  test('has a hash over header and parts, whatever the order of the parts', () => {
    const header = {
      format: 3,
      catalogVersion: 'c',
      snapshot: { id: 's-1', takenAt: AS_OF },
      choices: someChoices(),
      asOf: AS_OF,
    } as Parameters<typeof hashPlan>[0]
    const parts = [
      { customer: id<CustomerId>('b'), hash: '2' },
      { customer: id<CustomerId>('a'), hash: '1' },
    ]
    expect(hashPlan(header, parts).hash).toBe(hashPlan(header, parts.toReversed()).hash)
    expect(hashPlan(header, parts.slice(1)).hash).not.toBe(hashPlan(header, parts).hash)
  })

  test('has the hash that plans of this format have always had', () => {
    // A change here breaks every stored approval: raise PLAN_FORMAT instead.
    expect(hashCustomerPlan(plan({}, { newServices: 'on' })).hash).toMatchInlineSnapshot(
      `"cadce1973fb9c73436b3409aa942081ac5a9304989e606b539962ef28fa35a53"`,
    )
  })
})
