import { describe, expect, test } from 'vitest'
import { builtInProducts } from './built-in-products.ts'
import { findExclusion, findUnmetDependency } from './service-plan-rules.ts'

const named = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))

describe('service plan rules', () => {
  test('accept every suite as it is sold', () => {
    const suites = builtInProducts('rules').filter((product) => !product.isAddOn)
    expect(suites.length).toBeGreaterThan(20)
    for (const { id, servicePlans } of suites)
      expect([id, findExclusion(servicePlans, true), findUnmetDependency(servicePlans)]).toEqual([id, undefined, undefined])
  })

  test.each([
    ['KAIZALA_STANDALONE', 'KAIZALA_O365_P3'],
    ['BPOS_S_TODO_1', 'BPOS_S_TODO_3'],
    ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
    ['YAMMER_ENTERPRISE', 'YAMMER_MIDSIZE'],
    ['MCOSTANDARD', 'MCOIMP'],
  ])('let %s and %s exclude each other', (one, other) => {
    expect(findExclusion(named(one, other, 'SWAY'), false)).toEqual([one, other])
  })

  test('let Exchange plans stack unless told otherwise', () => {
    const plans = named('EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD')
    expect(findExclusion(plans, false)).toBeUndefined()
    expect(findExclusion(plans, true)).toEqual(['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD'])
  })

  test('accept one plan that comes with two SKUs', () => {
    expect(findExclusion(named('SHAREPOINTENTERPRISE', 'SHAREPOINTENTERPRISE'), true)).toBeUndefined()
  })

  test.each([
    ['MCOPSTN1', ['MCOEV']],
    ['MCOPSTN2', ['MCOEV']],
    ['MCOPSTN5', ['MCOEV']],
    ['MCOEV', ['MCOSTANDARD', 'TEAMS1']],
    ['MCOMEETADV', ['MCOSTANDARD', 'TEAMS1']],
    ['SHAREPOINTWAC_EDU', expect.arrayContaining(['SHAREPOINTENTERPRISE_EDU'])],
  ])('let %s need one of %j', (plan, needs) => {
    expect(findUnmetDependency(named(plan))).toEqual({ plan, needs })
  })

  test('are satisfied by either of two plans', () => {
    expect(findUnmetDependency(named('MCOEV', 'TEAMS1'))).toBeUndefined()
    expect(findUnmetDependency(named('MCOEV', 'MCOSTANDARD', 'MCOPSTN1'))).toBeUndefined()
  })
})
