import { describe, expect, test } from 'vitest'
import { aCustomer, aHolder, aSubscription, E3, E4, E5, someUnits } from '../../test/support/a-customer.ts'
import { blockersOf, planOf, replacementOf } from '../../test/support/a-plan.ts'
import type { Choices } from '../domain/choices.ts'
import { id, type OptionId, type SubscriptionId } from '../domain/id.ts'
import type { Replacement } from '../domain/plan.ts'
import type { DirectorySubscription } from '../domain/snapshot.ts'
import { adviseFreeSeats, describeFreeSeats } from './advise-free-seats.ts'
import { adviseSeats, describeSeats } from './advise-seats.ts'

const ALL: Choices['seatsFrom'] = ['owned', 'more', 'new']
const OWN = id<SubscriptionId>('own')

/** An ordinary subscription of E3 in new commerce beside the retired one. */
const besideE3 = aSubscription({
  id: OWN,
  family: 'nce',
  offerId: 'CFQ7TTC0LF8R:0001:A',
  offerName: 'Office 365 E3',
  quantity: 20,
  autoRenew: true,
})
const rowOf = (commerceSubscriptionId: SubscriptionId, skuId: typeof E3, units: number): DirectorySubscription => ({
  commerceSubscriptionId,
  skuId,
  partNumber: '',
  status: 'Enabled',
  units,
  isTrial: false,
  nextLifecycleAt: null,
})
const withE3 = {
  subscriptions: [aSubscription(), besideE3],
  directory: [rowOf(id<SubscriptionId>('s1'), E4, 10), rowOf(OWN, E3, 20)],
  skus: [someUnits(E4, 10, 2), someUnits(E3, 20, 17)],
}

const sharesOf = ({ lines }: Replacement) => lines.map(({ quantity, seats }) => [seats.from, quantity])

describe('where seats come from', () => {
  test('is a new subscription, as the documents have it, even where some are free', () => {
    expect(sharesOf(replacementOf({ customer: withE3 }))).toEqual([['new', 10]])
  })

  test('is said of those that are free and bought all the same, as far as nobody counts on them', () => {
    const free = (choices: Partial<Choices>) => {
      const replacement = replacementOf({ customer: withE3, choices })
      return adviseFreeSeats(replacement, aCustomer(withE3)).map(describeFreeSeats)
    }
    const said = ['Office 365 E3: 3 seats of it are there already and free. Used first: --seats-from owned,new']
    expect(free({})).toEqual(said)
    expect(free({ seatsFrom: ['more'] })).toEqual(said)
    expect(free({ seatsFrom: ALL })).toEqual([])
    const trial = { ...withE3, subscriptions: [aSubscription(), { ...besideE3, isTrial: true }] }
    expect(adviseFreeSeats(replacementOf({ customer: trial }), aCustomer(trial))).toEqual([])
  })

  test('is what the customer owns first, then more of it, where that is asked for', () => {
    const { lines } = replacementOf({ customer: withE3, choices: { seatsFrom: ALL } })
    expect(sharesOf({ lines } as Replacement)).toEqual([
      ['owned', 3],
      ['more', 7],
    ])
    expect(lines[1]?.seats).toEqual({ from: 'more', subscription: OWN, before: 20 })
    expect(lines.map((line) => line.product.family)).toEqual(['owned', 'owned'])
  })

  test('is a new subscription for the rest of what is owned', () => {
    expect(sharesOf(replacementOf({ customer: withE3, choices: { seatsFrom: ['owned', 'new'] } }))).toEqual([
      ['owned', 3],
      ['new', 7],
    ])
  })

  test('never adds to a subscription that ends at its term, or is a trial', () => {
    for (const own of [{ endsAtTerm: true }, { autoRenew: false }, { isTrial: true }, { status: 'suspended' as const }]) {
      const customer = { ...withE3, subscriptions: [aSubscription(), { ...besideE3, ...own }] }
      expect(sharesOf(replacementOf({ customer, choices: { seatsFrom: ['more', 'new'] } }))).toEqual([['new', 10]])
    }
  })

  test('counts no seat as owned that is about to end', () => {
    for (const own of [{ autoRenew: false }, { isTrial: true }]) {
      const customer = { ...withE3, subscriptions: [aSubscription(), { ...besideE3, ...own }] }
      expect(sharesOf(replacementOf({ customer, choices: { seatsFrom: ALL } }))).toEqual([['new', 10]])
    }
  })

  test('adds to no subscription where the price is limited, since nobody says what a seat of it costs', () => {
    const choices = { seatsFrom: ALL, unitPriceCeiling: { amount: '20.00', currency: 'SEK' } }
    expect(sharesOf(replacementOf({ customer: withE3, choices }))).toEqual([
      ['owned', 3],
      ['new', 7],
    ])
  })

  test('counts a free seat, and raises a subscription, for one of a customer’s decisions alone', () => {
    const other = aSubscription({ id: id<SubscriptionId>('s2'), offerId: 'b', offerName: 'Office 365 Enterprise E4 without ProPlus' })
    const without = id<typeof E3>('b865e169-24fb-4d7c-926e-c557a48080b6')
    const customer = {
      ...withE3,
      subscriptions: [...withE3.subscriptions, other],
      directory: [...withE3.directory, rowOf(other.id, without, 10)],
      skus: [...withE3.skus, someUnits(without, 10, 1)],
      holders: [aHolder('anna'), aHolder('cy', { licenses: [{ skuId: without, disabledPlans: [] }], paths: [] })],
    }
    const both = planOf({ customer, choices: { seatsFrom: ALL, newServices: 'on' } }).decisions.flatMap((each) =>
      each.kind === 'replace' ? [sharesOf(each)] : [],
    )
    expect(both).toEqual([
      [
        ['owned', 3],
        ['more', 7],
      ],
      [['new', 10]],
    ])
  })

  test('blocks where the allowed sources have too few', () => {
    expect(
      blockersOf({
        customer: { ...withE3, holders: ['a', 'b', 'c', 'd'].map((name) => aHolder(name)) },
        choices: { seatsFrom: ['owned'] },
      }),
    ).toEqual(['seats-short'])
  })
})

describe('how many', () => {
  test('stays between the fewest and the most that are allowed', () => {
    const quantity = (choices: Partial<Choices>): unknown => replacementOf({ choices }).lines[0]?.quantity
    expect(quantity({ seats: 'assigned', seatLimits: { minimum: 5, maximum: null } })).toBe(5)
    expect(quantity({ seatLimits: { minimum: null, maximum: 4 } })).toBe(4)
    expect(blockersOf({ choices: { seatLimits: { minimum: null, maximum: 1 } } })).toEqual(['seats-short'])
  })

  test('shares the seats out among options, as many as before in all', () => {
    const users = [{ users: ['bo@contoso.example'], option: id<OptionId>('office-365-e5'), usageLocation: null }]
    const { lines, targets, users: moves } = replacementOf({ choices: { users } })
    expect(lines.map((line) => [line.product.provisions, line.quantity])).toEqual([
      [E3, 9],
      [E5, 1],
    ])
    expect(targets.map((target) => target.option)).toEqual(['office-365-e3', 'office-365-e5'])
    expect(moves.map((move) => [move.user, move.add[0]?.skuId])).toEqual([
      ['anna', E3],
      ['bo', E5],
    ])
  })

  test('says when a named user is nobody who holds the product', () => {
    const users = [{ users: ['nobody@contoso.example'], option: id<OptionId>('office-365-e5'), usageLocation: null }]
    expect(blockersOf({ choices: { users } })).toEqual(['user-unknown'])
  })

  test('counts what speaks for fewer, without acting on it', () => {
    const holders = [
      aHolder('anna', { accountEnabled: false }),
      aHolder('bo', { lastSignInAt: '2025-01-01T00:00:00.000Z' as never }),
      aHolder('cy', {
        lastSignInAt: '2026-01-10T00:00:00.000Z' as never,
        licenses: [
          { skuId: E4, disabledPlans: [] },
          { skuId: E3, disabledPlans: [] },
        ],
      }),
    ]
    const advice = adviseSeats(replacementOf({ customer: { holders } }), aCustomer({ holders }))
    expect(advice).toEqual({ seatsBefore: 10, bought: 10, holders: 3, disabled: 1, inactive: 1, doubleHolders: 1 })
    expect(describeSeats(advice)).toContain('1 disabled account, 1 not signed in for 90 days, 1 with the new product already')
  })

  test('does not claim that nobody signs in where the directory does not tell', () => {
    expect(adviseSeats(replacementOf(), aCustomer()).inactive).toBeNull()
  })
})

describe('an offer that has the target’s own license', () => {
  const PLAN = id<typeof E3>('ea126fc5-a19e-42e2-a731-da9d437bffcf')
  const basic = aSubscription({ offerId: '04e69be9-3bf0-4461-8eee-c83dae1439c8', offerName: 'Basic', quantity: 4 })
  const ordinary = aSubscription({
    id: OWN,
    family: 'nce',
    offerId: 'CFQ7TTC0PLAN:0001:A',
    offerName: 'Customer Engagement Plan',
    quantity: 6,
  })
  const holders = ['a', 'b', 'c', 'd', 'e'].map((name) => aHolder(name, { licenses: [{ skuId: PLAN, disabledPlans: [] }], paths: [] }))
  const customer = {
    subscriptions: [basic, ordinary],
    directory: [rowOf(basic.id, PLAN, 4), rowOf(OWN, PLAN, 6)],
    skus: [someUnits(PLAN, 10, 5)],
    holders,
  }
  const options = { 'dynamics-365-basic-qualified-offers': 'dynamics-365-customer-engagement-plan' } as Choices['options']
  const market = [
    {
      market: 'SE',
      productId: 'CFQ7TTC0PLAN',
      skuId: '0001',
      title: 'Customer Engagement Plan',
      provisions: PLAN,
      isTrial: false,
      isAddOn: false,
      minimum: 1,
      maximum: 300,
      terms: [{ segment: 'commercial', duration: 'P1Y', billingCycle: 'monthly' }],
    },
  ]

  test('needs seats only for what does not fit into the units that stay', () => {
    expect(replacementOf({ customer, choices: { options, seats: 'assigned' }, market })).toMatchObject({ users: [], lines: [] })
    const full = { ...customer, skus: [someUnits(PLAN, 10, 9)] }
    expect(replacementOf({ customer: full, choices: { options, seats: 'assigned' }, market }).lines[0]?.quantity).toBe(3)
  })

  test('cannot be kept by some users and left by others', () => {
    const users = [{ users: ['a@contoso.example'], option: id<OptionId>('dynamics-365-sales-professional'), usageLocation: null }]
    expect(blockersOf({ customer, choices: { options, users }, market })).toContain('mixed-options')
  })

  test('is not told apart from others of its license where users would have to move', () => {
    const away = { options: { 'dynamics-365-basic-qualified-offers': 'dynamics-365-sales-professional' } as Choices['options'] }
    expect(blockersOf({ customer, choices: away, market })).toContain('shares-sku')
  })
})

describe('a subscription that may stay', () => {
  test('is left alone until its day, and planned from then on', () => {
    const until = (day: string) => ({ mayStayUntil: { [id<SubscriptionId>('s1')]: day } })
    expect(planOf({ choices: until('2026-02-01') }).decisions).toMatchObject([
      { kind: 'skip', because: 'may-stay', facts: { until: '2026-02-01' } },
    ])
    expect(planOf({ choices: until('2026-01-15') }).decisions).toMatchObject([{ kind: 'replace' }])
  })
})
