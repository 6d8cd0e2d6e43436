import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { Order } from '../../store/orders.ts'
import { collection } from './collection.ts'
import { createOrder } from './create-order.ts'
import { orderDraws } from './draws.ts'
import { logLookUp } from './look-up.ts'
import { orderToWire } from './order-to-wire.ts'
import { refuse } from './partner-center-error.ts'
import { patchOrder } from './patch-order.ts'

const PATH = '/v1/customers/:customer/orders'
const read = { method: 'GET', isWrite: false, customerScoped: true, draws: orderDraws } as const
const write = { isWrite: true, customerScoped: true, right: 'purchase', draws: orderDraws } as const

export const orderOperations: readonly Operation[] = [
  { ...read, name: 'listOrders', path: PATH, handle: listOrders },
  { ...write, name: 'createOrder', method: 'POST', path: PATH, handle: createOrder },
  {
    ...write,
    name: 'patchOrder',
    method: 'PATCH',
    path: `${PATH}/:order`,
    handle: (call: CustomerCall) => withOrder(call, (order) => patchOrder(call, order)),
  },
  { ...read, name: 'getOrder', path: `${PATH}/:order`, handle: getOrder },
  {
    ...read,
    name: 'getOrderProvisioningStatus',
    path: `${PATH}/:order/provisioningstatus`,
    needsUser: true,
    handle: getProvisioningStatus,
  },
]

/** New orders appear with a lag. */
function listOrders(call: CustomerCall): Answer {
  const { world, customer, now } = call
  const listed = world.orders.of(customer.id).filter((order) => now >= order.listedAt)
  logLookUp(call, customer.id, 'listOrders')
  return collection(
    listed.map((order) => orderToWire(order, world, now)),
    `/customers/${customer.id}/orders`,
  )
}

function getOrder(call: CustomerCall): Answer {
  return withOrder(call, (order) => {
    logLookUp(call, call.customer.id, 'getOrder', order.cartId)
    return { status: 200, body: orderToWire(order, call.world, call.now) }
  })
}

function getProvisioningStatus(call: CustomerCall): Answer {
  return withOrder(call, (order) => {
    const status = call.now >= order.completesAt ? 'fulfilled' : 'prefulfillmentPending'
    const items = order.lines.map(({ lineItemNumber, quantity }) => ({
      lineItemNumber,
      status,
      quantityProvisioningInformation: [{ quantity, status }],
    }))
    return collection(items, `/customers/${call.customer.id}/orders/${order.id}/provisioningstatus`)
  })
}

function withOrder(call: CustomerCall, then: (order: Order) => Answer): Answer {
  const id = call.params['order'] ?? ''
  const order = call.world.orders.find(call.customer.id, id)
  return order ? then(order) : refuse(404, 20000, `The order ${id} was not found.`)
}
