import { expect, onTestFinished, test } from 'vitest'
import { checkout } from '../../emulator/handlers/partner-center/checkout.ts'
import type { FindOrderError } from '../../emulator/handlers/partner-center/checkout.ts'
import { cartOperations } from '../../emulator/handlers/partner-center/carts.ts'
import type { Answer, CustomerCall } from '../../emulator/http/operation.ts'
import { openWorld } from '../../emulator/open-world.ts'
import type { Cart } from '../../emulator/store/carts.ts'
import { anEstate, at, contoso, listAt, textAt } from './a-running-emulator.ts'
import { EARLY_2022, legacyLine, OFFERS } from './a-sale.ts'

/** A call of the one customer, in a world of its own. */
function aCall(body: unknown): CustomerCall {
  const world = openWorld({ estate: anEstate({ clock: EARLY_2022, customers: [contoso({ users: [], subscriptions: [] })] }) })
  onTestFinished(() => world.database.close())
  const [customer] = world.customers.all()
  if (!customer) throw new Error('the estate has no customer')
  const request = {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    bodyText: undefined,
    receivedRealMs: 0,
    baseUrl: '',
  }
  return { world, request, params: {}, body, now: world.clock.now(), seq: world.log.nextSeq(), token: undefined, answered: true, customer }
}

function createCart(call: CustomerCall): Answer {
  const operation = cartOperations.find((one) => one.name === 'createCart')
  if (!operation?.customerScoped) throw new Error('createCart is not built')
  return operation.handle(call)
}

const twoGroups = { lineItems: [legacyLine(OFFERS.e3), legacyLine(OFFERS.e1, { billingCycle: 'annual' })] }
const failsSecond: FindOrderError = ({ id }) => (id === 'OMS-1' ? { code: 800005, description: 'Order creation failed.' } : undefined)

test('orders the groups that succeed and names those that fail; a repeat orders only these', () => {
  const call = aCall(twoGroups)
  const cartId = textAt(createCart(call).body, 'id')
  const cart = (): Cart => call.world.carts.find(call.customer.id, cartId) ?? expect.fail('the cart is gone')

  const first = checkout(call, cart(), failsSecond)
  expect([first.status, first.applied]).toEqual([201, true])
  expect(at(first.body, 'orderErrors')).toEqual([{ orderGroupId: 'OMS-1', code: 800005, description: 'Order creation failed.' }])
  expect(listAt(first.body, 'orders')).toMatchObject([{ lineItems: [{ offerId: OFFERS.e3 }] }])

  const second = checkout(call, cart())
  expect(listAt(second.body, 'orders')).toMatchObject([{ id: at(first.body, 'orders.0.id') }, { lineItems: [{ offerId: OFFERS.e1 }] }])
  expect(at(second.body, 'orderErrors')).toEqual([])

  const third = checkout(call, cart(), failsSecond)
  expect([third.applied, listAt(third.body, 'orders').length]).toEqual([undefined, 2])
  expect(call.world.orders.of(call.customer.id)).toHaveLength(2)
})

test('leaves the cart open when every group fails', () => {
  const call = aCall(twoGroups)
  const cartId = textAt(createCart(call).body, 'id')
  const cart = call.world.carts.find(call.customer.id, cartId) ?? expect.fail('the cart is gone')
  const answer = checkout(call, cart, () => ({ code: 800005, description: 'Order creation failed.' }))
  expect([answer.status, answer.applied, listAt(answer.body, 'orderErrors').length]).toEqual([201, false, 2])
  expect(call.world.carts.find(call.customer.id, cartId)?.status).toBe('Active')
  expect(call.world.orders.of(call.customer.id)).toEqual([])
})
