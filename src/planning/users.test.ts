import { describe, expect, test } from 'vitest'
import { AS_OF, aCustomer, aHolder, aMarket, aSubscription, CATALOG, E3, E4, someChoices, SWAY } from '../../test/support/a-customer.ts'
import { blockersOf, optionOfE4, planOf, replacementOf } from '../../test/support/a-plan.ts'
import { PRODUCT_MOVE_OPTIONS, withProductMove } from '../catalog/with-product-move.ts'
import type { Choices } from '../domain/choices.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { adviseStorage, describeStorage } from './advise-storage.ts'
import { describeBlocker } from './describe-blocker.ts'
import { describeWarning } from './describe-warning.ts'
import { planCustomer } from './plan-customer.ts'

describe('a user without a usage location', () => {
  const holders = [aHolder('anna', { usageLocation: null }), aHolder('bo')]
  const located = (choices: Partial<Choices>): unknown =>
    replacementOf({ customer: { holders }, choices }).users.map((user) => user.usageLocation)

  test('gets the one that is chosen, and nobody else does', () => {
    expect(located({ usageLocation: 'IT' })).toEqual(['IT', null])
    expect(located({ usageLocation: 'customer-country' })).toEqual(['SE', null])
    const users = [{ users: ['anna@contoso.example'], option: null, usageLocation: 'NO' }]
    expect(located({ usageLocation: 'IT', users })).toEqual(['NO', null])
  })

  test('is said before it is approved', () => {
    const { warnings } = replacementOf({ customer: { holders }, choices: { usageLocation: 'IT' } })
    expect(warnings.map(describeWarning).join()).toContain('1 user (anna@contoso.example) gets the usage location IT')
  })

  test('comes with a message for the customer’s administrator where none is chosen', () => {
    const [decision] = planOf({ customer: { holders } }).decisions
    const [blocker] = decision?.kind === 'blocked' ? decision.by : []
    expect(blocker && describeBlocker(blocker).message).toContain('Please set the usage location of these users')
  })
})

describe('what a user keeps, loses and gains', () => {
  test('is told service by service, each pattern once', () => {
    const { effects, users } = replacementOf({
      customer: { holders: [aHolder('anna'), aHolder('bo', { off: [SWAY] }), aHolder('cy')] },
      choices: { newServices: 'off' },
    })
    const names = (plans: readonly string[]) => plans.map((plan) => CATALOG.nameOfPlan(plan as never))
    expect(effects.map((effect) => [effect.id, effect.users, names(effect.loses), effect.keeps.length, effect.gains.length])).toEqual([
      ['e1', 2, ['MCOVOICECONF'], 16, 0],
      ['e2', 1, ['MCOVOICECONF'], 15, 0],
    ])
    expect(users.map((user) => user.effect)).toEqual(['e1', 'e2', 'e1'])
  })

  test('names the tier that takes another’s place', () => {
    const [effect] = replacementOf({ choices: optionOfE4('office-365-e5') }).effects
    const changes = effect?.changes.map(({ from, to }) => `${CATALOG.nameOfPlan(from) ?? ''} ${CATALOG.nameOfPlan(to) ?? ''}`)
    expect(changes).toContain('FLOW_O365_P2 FLOW_O365_P3')
    expect(changes).toContain('MCOVOICECONF MCOEV')
  })

  test('counts what is held from another license as kept', () => {
    const e3 = CATALOG.skus.find((sku) => sku.partNumber === 'ENTERPRISEPACK')?.skuId ?? E4
    const anna = aHolder('anna', {
      licenses: [
        { skuId: E4, disabledPlans: [] },
        { skuId: e3, disabledPlans: [] },
      ],
    })
    const [effect] = replacementOf({ customer: { holders: [anna] } }).effects
    expect(effect?.gains).toEqual([])
    expect(effect?.loses).toHaveLength(1)
  })
})

test('a product is not moved to itself', () => {
  const e3 = CATALOG.findSku(E3)
  if (!e3) throw new Error('the catalog has E3')
  const offerId = 'CFQ7TTC0LF8R:0001:CFQ7TTC0AVAIL'
  const product = { title: e3.title, skuId: E3, partNumber: e3.partNumber, nce: null, isAddOn: false, needs: [], notWith: [] }
  const catalog = withProductMove(CATALOG, {
    from: { title: 'Office 365 E3', offerIds: [offerId] },
    to: { title: 'Office 365 E3', products: [product] },
  })
  const subscriptions = [aSubscription({ family: 'nce', offerId, offerName: 'Office 365 E3' })]
  const plan = planCustomer(aCustomer({ subscriptions }), aMarket(), catalog, someChoices({ options: PRODUCT_MOVE_OPTIONS }), AS_OF)
  expect(plan.decisions).toMatchObject([{ kind: 'blocked', by: [{ code: 'same-product' }] }])
})

describe('what users must not lose by surprise', () => {
  /** E4 to any one product of the catalog. */
  function movedTo(partNumber: string, holders: CustomerSnapshot['holders'], own: Partial<Choices> = {}): CustomerPlan {
    const sku = CATALOG.skus.find((each) => each.partNumber === partNumber)
    if (!sku) throw new Error(`the catalog has ${partNumber}`)
    const product = { title: sku.title, skuId: sku.skuId, partNumber, nce: null, isAddOn: false, needs: [], notWith: [] }
    const from = { title: 'Office 365 E4', offerIds: ['8909e28e-5832-42f4-9886-b0a5545f3645'] }
    const catalog = withProductMove(CATALOG, { from, to: { title: sku.title, products: [product] } })
    const market = aMarket().map((item) => ({ ...item, provisions: sku.skuId }))
    return planCustomer(aCustomer({ holders }), market, catalog, someChoices({ options: PRODUCT_MOVE_OPTIONS, ...own }), AS_OF)
  }

  test('is Teams, where the new product is sold without it', () => {
    const [decision] = movedTo('O365_w/o_Teams_Bundle_E3', [aHolder('anna')]).decisions
    expect(decision).toMatchObject({ kind: 'blocked', by: [{ code: 'teams-would-be-lost', facts: { users: 1 } }] })
    expect(decision?.kind === 'blocked' && describeBlocker(decision.by[0]).what).toContain('is sold without it')
  })

  test('is Teams, unless that is accepted', () => {
    const [decision] = movedTo('O365_w/o_Teams_Bundle_E3', [aHolder('anna')], { teamsLoss: 'accept' }).decisions
    const warnings = decision?.kind === 'replace' ? decision.warnings.map(describeWarning) : []
    expect(warnings.join()).toContain('will be without MCOVOICECONF')
    expect(warnings.join()).toContain('will be without TEAMS1')
  })

  test('is room in a mailbox, with those named who have more in it already', () => {
    const holders = [aHolder('anna', { mailboxGb: 60 }), aHolder('bo', { mailboxGb: 1 })]
    const [decision] = movedTo('DESKLESSPACK', holders).decisions
    const warnings = decision?.kind === 'replace' ? decision.warnings : []
    const mailbox = warnings.find((warning) => warning.code === 'mailbox-shrinks')
    expect(mailbox && describeWarning(mailbox)).toContain('may hold 2 GB, before 100 GB')
    expect(decision?.kind === 'replace' && adviseStorage(decision, aCustomer({ holders })).map(describeStorage)).toEqual([
      'more than 2 GB are in the mailbox of anna@contoso.example',
    ])
    expect(warnings.map((warning) => warning.code)).toContain('onedrive-shrinks')
  })

  test('is a service that another license of theirs depends on', () => {
    const conference = CATALOG.skus.find((sku) => sku.partNumber === 'MCOMEETADV')?.skuId ?? E4
    const anna = aHolder('anna', {
      licenses: [
        { skuId: E4, disabledPlans: [] },
        { skuId: conference, disabledPlans: [] },
      ],
    })
    const [decision] = movedTo('D365_SALES_PRO', [anna], { teamsLoss: 'accept' }).decisions
    expect(decision).toMatchObject({ kind: 'blocked', by: [{ code: 'dependency', facts: { plan: 'MCOMEETADV' } }] })
  })

  test('is a service that the license of the new product, held already, has switched off', () => {
    const exchange = CATALOG.findSku(E3)?.servicePlans.find((plan) => plan.name === 'EXCHANGE_S_ENTERPRISE')?.id ?? SWAY
    const anna = aHolder('anna', {
      licenses: [
        { skuId: E4, disabledPlans: [] },
        { skuId: E3, disabledPlans: [exchange] },
      ],
    })
    expect(blockersOf({ customer: { holders: [anna] } })).toEqual(['held-license-lacks-services'])
  })

  test('is not a service that the new product has in another tier', () => {
    const [decision] = movedTo('STANDARDPACK', [aHolder('anna')]).decisions
    const [effect] = decision?.kind === 'replace' ? decision.effects : []
    expect(effect?.loses.map((plan) => CATALOG.nameOfPlan(plan))).toEqual(['MCOVOICECONF'])
  })
})
