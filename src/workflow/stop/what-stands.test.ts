import { expect, test } from 'vitest'
import { id, type GroupId, type SubscriptionId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { PurchaseLine } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import { whatStands, type Standing } from './what-stands.ts'

const OLD = id<SubscriptionId>('s-old')
const LINE = { id: 'line-1', quantity: 11, product: { title: 'Office 365 E3' } as PurchaseLine['product'] }

function aPurchase(own: Partial<Purchase>): Purchase {
  return {
    line: 'line-1',
    marker: 'cg-123',
    state: 'planned',
    cartId: 'cart-1',
    catalogItemId: null,
    checkoutSentAt: instant('2026-01-15T09:00:00Z'),
    orderId: null,
    subscription: null,
    unitPrice: null,
    currency: null,
    ...own,
  }
}

function standing(own: Partial<Standing> = {}): Standing {
  return {
    method: 'replace',
    lines: [LINE],
    purchases: [],
    planned: 11,
    moves: { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 },
    groups: [],
    old: [{ id: OLD, status: 'active' }],
    unread: null,
    ...own,
  }
}

test('says what was bought, who was moved, and how the old subscription is', () => {
  const moves = { pending: 8, sent: 0, moved: 1, verified: 2, refused: 0, 'left-alone': 0, undone: 0 }
  expect(whatStands(standing({ purchases: [aPurchase({ state: 'ready', orderId: 'o-7' })], moves }))).toMatchObject({
    text: '11 seats of Office 365 E3 bought (order o-7), 3 of 11 users moved, the old subscription is active',
    isUnknown: false,
  })
})

test('says of a way back how many were put back, and nothing of buying', () => {
  const moves = { pending: 8, sent: 0, moved: 1, verified: 2, refused: 0, 'left-alone': 0, undone: 0 }
  expect(whatStands(standing({ method: 'undo', moves })).text).toBe('3 of 11 users put back, the old subscription is active')
})

test('says that nothing was bought, also where a cart was made', () => {
  expect(whatStands(standing({ purchases: [aPurchase({ state: 'cart-stored' })] })).text).toMatch(/^nothing bought, 0 of 11 users moved/)
})

test('says what is unknown, with the evidence, and never as a number', () => {
  const unknown = whatStands(standing({ purchases: [aPurchase({ state: 'checkout-sent' })] }))
  expect(unknown.text).toContain(
    'whether 11 seats of Office 365 E3 were bought is unknown (cart cart-1, marker cg-123, sent 2026-01-15T09:00:00.000Z; look for it in Partner Center)',
  )
  expect(unknown.text).not.toContain('nothing bought')
  expect(unknown.isUnknown).toBe(true)
})

test('says what could not be read, and counts nobody as moved of whom nobody can tell', () => {
  const moves = { pending: 0, sent: 2, moved: 9, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }
  const { text, isUnknown } = whatStands(
    standing({ moves, old: [], unread: { code: 'unauthorized', text: 'Microsoft refuses our access', facts: {} } }),
  )
  expect(text).toContain('9 of 11 users moved, whether 2 more were moved is unknown, not everything could be read back: Microsoft refuses')
  expect(isUnknown).toBe(true)
})

test('says which groups go on by themselves, and of which nobody knows', () => {
  const group = (name: string, state: Standing['groups'][number]['state']) => ({ group: id<GroupId>(name), name, state, members: 3 })
  const standingWith = (...groups: Standing['groups']) => whatStands(standing({ groups }))
  expect(standingWith(group('Sales', 'processing'), group('Support', 'done'), group('Board', 'pending'))).toMatchObject({
    text: 'nothing bought, 0 of 11 users moved, the group Sales is changed, and its 3 members follow without us, the group Support is changed, the old subscription is active',
    isUnknown: false,
  })
  expect(standingWith(group('Sales', 'sent'))).toMatchObject({
    text: expect.stringContaining('whether the group Sales was changed is unknown') as string,
    isUnknown: true,
  })
})
