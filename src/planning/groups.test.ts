import { describe, expect, test } from 'vitest'
import { aCustomer, aGroup, aHolder, E3, E4, MCOEV, SWAY } from '../../test/support/a-customer.ts'
import { planOf, replacementOf, type World } from '../../test/support/a-plan.ts'
import { id, type OptionId } from '../domain/id.ts'
import type { Blocker } from '../domain/plan.ts'
import { describeBlocker } from './describe-blocker.ts'
import { describeWarning } from './describe-warning.ts'

const [ann, bo] = [aHolder('ann', { group: 'sales' }), aHolder('bo', { group: 'sales' })]

function blockerOf(world: World): Blocker {
  const [decision] = planOf(world).decisions
  if (decision?.kind !== 'blocked') throw new Error('nothing is blocked')
  return decision.by[0]
}

/** Directly and through a group. */
const both = aHolder('cy', { paths: [...aHolder('cy').paths, ...aHolder('cy', { group: 'sales' }).paths] })

describe('a group that carries the old license', () => {
  test('is swapped in one call, with what is switched off in it, and its members have nothing changed themselves', () => {
    const groups = [aGroup('sales', 2, { licenses: [{ skuId: E4, disabledPlans: [SWAY] }] })]
    const { groups: moves, users } = replacementOf({ customer: { groups, holders: [ann, bo, aHolder('dan')] } })
    expect(moves).toMatchObject([{ group: 'sales', members: 2, remove: [E4], add: [{ skuId: E3 }], keeps: [] }])
    expect(moves[0]?.add[0]?.disabledPlans).toContain(SWAY)
    expect(users.map(({ user, add, remove, through }) => [user, add.length, remove.length, through])).toEqual([
      ['ann', 0, 0, ['sales']],
      ['bo', 0, 0, ['sales']],
      ['dan', 1, 1, undefined],
    ])
  })

  test('comes after smaller ones', () => {
    const groups = [aGroup('large', 9), aGroup('small', 1), aGroup('middle', 5)]
    const { groups: moves } = replacementOf({ customer: { groups, holders: [] }, choices: { seats: { assignedPlus: 20 } } })
    expect(moves.map(({ name }) => name)).toEqual(['small', 'middle', 'large'])
  })

  test('keeps its other products, and is said to', () => {
    const licenses = [...aGroup('sales', 2).licenses, { skuId: MCOEV, disabledPlans: [] }]
    const { groups, warnings } = replacementOf({ customer: { groups: [aGroup('sales', 2, { licenses })], holders: [ann, bo] } })
    expect(groups[0]?.keeps).toEqual([MCOEV])
    expect(warnings.map(describeWarning).join()).toMatch(/the group sales is changed at once for all its 2 members; .* stays in it/)
  })

  test('names groups in it, which get nothing', () => {
    const groups = [aGroup('sales', 2, { memberGroups: ['North'] })]
    const { warnings } = replacementOf({ customer: { groups, holders: [ann, bo] } })
    expect(warnings.map(describeWarning).join()).toContain('North is a member of the group sales: who is in it gets nothing that way')
  })

  test('wants a seat for members whom Microsoft could not give the old license', () => {
    const seats = (members: number) =>
      replacementOf({ customer: { groups: [aGroup('sales', members)], holders: [ann, bo] }, choices: { seats: 'assigned' } }).lines[0]
        ?.quantity
    expect([seats(2), seats(5)]).toEqual([2, 5])
  })
})

describe('a member', () => {
  test('who holds the license directly as well gives that back, and gets the new one through the group', () => {
    const { users, warnings } = replacementOf({ customer: { groups: [aGroup('sales', 1)], holders: [both] } })
    expect(users).toMatchObject([{ user: 'cy', add: [], remove: [E4], through: ['sales'] }])
    expect(warnings.map(describeWarning).join()).toContain('held directly and through a group by 1 user (cy@contoso.example)')
  })

  test('of two groups has switched off what both have off', () => {
    const off = aGroup('off', 1, { licenses: [{ skuId: E4, disabledPlans: [SWAY] }] })
    const paths = [...aHolder('eve', { group: 'off' }).paths, ...aHolder('eve', { group: 'on' }).paths]
    const customer = { groups: [off, aGroup('on', 1)], holders: [aHolder('eve', { paths })] }
    expect(replacementOf({ customer }).effects[0]?.keeps).toContain(SWAY)
  })

  test('cannot go elsewhere than the group', () => {
    const users = [{ users: ['ann@contoso.example'], option: id<OptionId>('office-365-e5'), usageLocation: null }]
    const customer = aCustomer({ groups: [aGroup('sales', 2)], holders: [ann, bo] })
    const blocker = blockerOf({ customer, choices: { users } })
    expect(blocker.code).toBe('group-not-split')
    expect(describeBlocker(blocker).what).toContain('1 users hold the license through sales')
  })

  test('of a group that could not be read keeps the customer where it is', () => {
    expect(blockerOf({ customer: { holders: [ann, bo] } })).toMatchObject({
      code: 'assigned-by-group',
      facts: { users: 2, groups: ['sales'] },
    })
  })
})
