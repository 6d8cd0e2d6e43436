import { randomUUID } from 'node:crypto'
import { durationMs } from '../../duration.ts'
import { faultOfGroup } from '../../faults/cart-faults.ts'
import { isMembers, listOf, membersOf } from '../../http/members.ts'
import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import type { Cart, CartLine } from '../../store/carts.ts'
import { cartLine, withOrderGroups } from './cart-line.ts'
import { cartToWire } from './cart-to-wire.ts'
import { checkout } from './checkout.ts'
import { orderDraws } from './draws.ts'
import { logLookUp } from './look-up.ts'
import { findStale } from './stale-availability.ts'
import { refuse } from './partner-center-error.ts'

const PATH = '/v1/customers/:customer/carts'
const LINES_MAX = 100
const write = { isWrite: true, customerScoped: true, right: 'purchase', draws: orderDraws } as const

export const cartOperations: readonly Operation[] = [
  { ...write, name: 'createCart', method: 'POST', path: PATH, handle: createCart },
  { name: 'getCart', method: 'GET', path: `${PATH}/:cart`, isWrite: false, customerScoped: true, draws: orderDraws, handle: getCart },
  { ...write, name: 'updateCart', method: 'PUT', path: `${PATH}/:cart`, handle: updateCart },
  {
    ...write,
    name: 'checkout',
    method: 'POST',
    path: `${PATH}/:cart/checkout`,
    handle: (call: CustomerCall) => withCart(call, (cart) => checkout(call, cart, (group) => faultOfGroup(call, group))),
    about: linesOf,
  },
]

function createCart(call: CustomerCall): Answer {
  const { now, world, customer } = call
  const lines = readLines(call)
  if ('status' in lines) return lines
  const cart: Cart = {
    id: randomUUID(),
    customerId: customer.id,
    createdAt: now,
    modifiedAt: now,
    expiresAt: now + durationMs(world.settings.current().cartLifetime),
    status: 'Active',
    lines: lines.lines,
    orderIds: [],
    orderedGroups: [],
  }
  world.carts.save(cart)
  return { status: 201, body: cartToWire(cart, call), applied: true }
}

function getCart(call: CustomerCall): Answer {
  return withCart(call, (cart) => {
    logLookUp(call, call.customer.id, 'getCart', cart.id)
    return { status: 200, body: cartToWire(cart, call) }
  })
}

function updateCart(call: CustomerCall): Answer {
  return withCart(call, (cart) => {
    if (cart.status === 'Ordered') return refuse(400, 800065, 'The cart has been submitted and cannot be changed.')
    const lines = readLines(call)
    if ('status' in lines) return lines
    const changed: Cart = { ...cart, lines: lines.lines, modifiedAt: call.now }
    call.world.carts.save(changed)
    return { status: 200, body: cartToWire(changed, call), applied: true }
  })
}

function readLines(call: CustomerCall): { lines: CartLine[] } | Answer {
  const sent = listOf(membersOf(call.body)['lineItems'])
  if (!sent || sent.length === 0 || sent.length > LINES_MAX || !sent.every(isMembers)) {
    return refuse(400, 800002, `lineItems is missing or empty: expected a list of 1 to ${LINES_MAX} lines.`)
  }
  const lines = withOrderGroups(sent.map((line, position) => cartLine(call, line, position)))
  return findStale(call, lines) ?? { lines }
}

function withCart(call: CustomerCall, then: (cart: Cart) => Answer): Answer {
  const cart = call.world.carts.find(call.customer.id, call.params['cart'] ?? '')
  const gone = !cart || (cart.status === 'Active' && call.now >= cart.expiresAt)
  return gone ? refuse(404, 800008, `The cart ${call.params['cart'] ?? ''} was not found.`) : then(cart)
}

/** What a checkout is about: it has no body. */
function linesOf({ world, params }: Call): string {
  return JSON.stringify(world.carts.find(params['customer']?.toLowerCase() ?? '', params['cart'] ?? '')?.lines ?? [])
}
