import { describe, expect, test } from 'vitest'
import { aHolder, aMarket, CATALOG, E3, E4, MCOEV, PLUS_CAL, someUnits } from '../../test/support/a-customer.ts'
import { blockersOf, optionOfE4, replacementOf } from '../../test/support/a-plan.ts'
import { id, type ServicePlanId, type SkuId } from '../domain/id.ts'

const CLOUD_PBX = { ...optionOfE4('office-365-e3-cloud-pbx'), voiceLoss: 'block' as const }
const PHONE = id<ServicePlanId>('4828c8ec-dc2e-4779-b502-87ac9ce28ab7')
const VOICE = id<ServicePlanId>('27216c54-caf8-4d0d-97e2-517afb5c08f6')
const CALLING = id<SkuId>('0dab259f-bf13-4952-b7f8-7db8f131b28d')

describe('a plan with its add-on', () => {
  test('buys the base first, and the add-on when the base can be used', () => {
    const { lines } = replacementOf({ choices: CLOUD_PBX })
    expect(lines.map(({ id: line, needs, product, quantity }) => [line, needs, product.provisions, quantity])).toEqual([
      ['line-1', [], E3, 10],
      ['line-2', ['line-1'], MCOEV, 10],
    ])
  })

  test('gives both to a user in the swap that takes the old one', () => {
    const [anna] = replacementOf({ choices: CLOUD_PBX }).users
    expect(anna?.add.map((license) => license.skuId)).toEqual([E3, MCOEV])
    expect(anna?.remove).toEqual([E4])
  })

  test('carries enterprise voice that is off over to the add-on, and leaves the add-on on otherwise', () => {
    const { users } = replacementOf({ customer: { holders: [aHolder('anna', { off: [VOICE] }), aHolder('bo')] }, choices: CLOUD_PBX })
    expect(users.map((user) => user.add[1]?.disabledPlans)).toEqual([[PHONE], []])
  })

  test('loses no voice service, which the same option without the add-on does', () => {
    expect(blockersOf({ choices: CLOUD_PBX })).toEqual([])
    expect(blockersOf({ choices: { ...optionOfE4('office-365-e3'), voiceLoss: 'block' } })).toEqual(['voice-would-be-lost'])
  })

  test('gives an add-on whose services are not public without claiming that voice is lost', () => {
    const { lines, users } = replacementOf({ choices: { ...optionOfE4('office-365-e3-plus-cal'), voiceLoss: 'block' } })
    expect(lines.map((line) => line.product.provisions)).toEqual([E3, PLUS_CAL])
    expect(users[0]?.add.map((license) => license.skuId)).toEqual([E3, PLUS_CAL])
  })

  test('is blocked as a whole where the add-on is not on sale', () => {
    const market = aMarket().filter((item) => item.provisions !== MCOEV)
    expect(blockersOf({ choices: CLOUD_PBX, market })).toEqual(['target-not-on-sale'])
  })
})

describe('what depends on the old license', () => {
  const caller = aHolder('anna', {
    licenses: [
      { skuId: E4, disabledPlans: [] },
      { skuId: MCOEV, disabledPlans: [] },
      { skuId: CALLING, disabledPlans: [] },
    ],
  })

  test('keeps a calling plan that another license of the user carries', () => {
    expect(CATALOG.findSku(CALLING)?.partNumber).toBe('MCOPSTN1')
    const { users } = replacementOf({ customer: { holders: [caller] } })
    expect(users[0]?.add.map((license) => license.skuId)).toEqual([E3])
  })

  test('is blocked where the new product would leave a service without what it depends on', () => {
    const conference = id<SkuId>('0c266dff-15dd-4b49-8397-2bb16070ed52')
    const meeting = id<ServicePlanId>('0feaeb32-d00e-4d66-bd5a-43b5b83db82c')
    const teams = id<ServicePlanId>('57ff2da0-773e-42df-b2af-ffb7a2317929')
    const holder = aHolder('anna', {
      off: [meeting, teams],
      licenses: [
        { skuId: E4, disabledPlans: [meeting, teams] },
        { skuId: conference, disabledPlans: [] },
      ],
    })
    expect(CATALOG.findSku(conference)?.partNumber).toBe('MCOMEETADV')
    expect(blockersOf({ customer: { holders: [holder] } })).toEqual(['dependency'])
  })

  test('leaves a new service off that would lack what it depends on', () => {
    const meeting = id<ServicePlanId>('0feaeb32-d00e-4d66-bd5a-43b5b83db82c')
    const teams = id<ServicePlanId>('57ff2da0-773e-42df-b2af-ffb7a2317929')
    const audio = id<ServicePlanId>('3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40')
    const { users, warnings } = replacementOf({
      customer: { holders: [aHolder('anna', { off: [meeting, teams] })] },
      choices: { ...optionOfE4('office-365-e5'), newServices: 'on' },
    })
    expect(users[0]?.add[0]?.disabledPlans).toEqual(expect.arrayContaining([meeting, teams, audio]))
    expect(warnings.map((warning) => warning.code)).toContain('service-left-off')
  })
})

describe('a tier of a service that another license has', () => {
  test('is left off in the new product, since the two exclude each other', () => {
    const e1 = id<SkuId>('18181a46-0d4e-45cd-891e-60aabd171b4e')
    const todoOfE1 = CATALOG.findSku(e1)?.servicePlans.find((plan) => plan.name === 'BPOS_S_TODO_1')?.id
    const others =
      CATALOG.findSku(e1)
        ?.servicePlans.filter((plan) => plan.id !== todoOfE1)
        .map((plan) => plan.id) ?? []
    const todo = id<ServicePlanId>('c87f142c-d1e9-4363-8630-aaea9c4d9ae5')
    const holder = aHolder('anna', {
      off: [todo],
      licenses: [
        { skuId: E4, disabledPlans: [todo] },
        { skuId: e1, disabledPlans: others },
      ],
    })
    const { users, effects } = replacementOf({
      customer: { holders: [holder], skus: [someUnits(E3, 0, 0)] },
      choices: { newServices: 'on' },
    })
    expect(users[0]?.add[0]?.disabledPlans).toContain(todo)
    expect(effects[0]?.keeps).toContain(todoOfE1)
  })
})
