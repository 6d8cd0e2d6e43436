import type { FastifyInstance } from 'fastify'
import { loadSubscription, subscriptionId } from '../../estates/load-subscription.ts'
import { followDeletion } from '../../lifecycle/follow-deletion.ts'
import { saveSubscription } from '../../lifecycle/save-subscription.ts'
import type { Cause } from '../../lifecycle/save-subscription.ts'
import type { Customer } from '../../store/customers.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import type { World } from '../../world.ts'
import { subscriptionToWire } from '../partner-center/subscription-to-wire.ts'
import { getCustomer } from './customers.ts'
import { BadInput, readChoice, readFlag, readMembers, readNumber, readText } from './read-input.ts'

type BySubscription = { Params: { customer: string; subscription: string } }
const STATUSES = ['active', 'suspended', 'expired', 'disabled', 'deleted'] as const

/** A person changes a subscription by hand, in a portal: no rule is asked. */
export function subscriptionRoutes(app: FastifyInstance, world: World): void {
  app.post<{ Params: { customer: string } }>('/customers/:customer/subscriptions', (request) =>
    world.database.transaction(() => subscriptionToWire(buyElsewhere(world, getCustomer(world, request.params.customer), request.body))),
  )
  app.patch<BySubscription>('/customers/:customer/subscriptions/:subscription', (request) =>
    world.database.transaction(() => {
      const customer = getCustomer(world, request.params.customer)
      const subscription = world.subscriptions.find(customer.id, request.params.subscription)
      if (!subscription) throw new BadInput(`${customer.domain} has no subscription "${request.params.subscription}".`, 404)
      return subscriptionToWire(change(world, subscription, request.body))
    }),
  )
}

/** A person buys one elsewhere, of a distributor or of Microsoft: the directory has its seats, Partner Center has not. */
function buyElsewhere(world: World, customer: Customer, body: unknown): Subscription {
  const members = readMembers(body, ['product', 'quantity', 'soldBy'])
  const [product, quantity] = [readText(members, 'product') ?? '', readNumber(members, 'quantity', 1) ?? 1]
  if (!world.catalog.products.some(({ id }) => id === product)) throw new BadInput(`There is no product "${product}" in this world.`)
  const soldBy = readChoice(members, 'soldBy', ['another-partner', 'microsoft']) ?? 'another-partner'
  const sent = { product, quantity, soldBy, family: 'nce', termEnds: 'P1Y', autoRenew: true } as const
  const made = { name: `bought elsewhere ${world.clock.now()}` }
  const id = subscriptionId(made, customer, sent, world.subscriptions.of(customer.id).length)
  loadSubscription(world, made, customer, sent, id, new Map(), world.clock.now())
  const bought = world.subscriptions.find(customer.id, id)
  if (!bought) throw new Error(`subscription ${id} was stored`)
  return bought
}

function change(world: World, before: Subscription, body: unknown): Subscription {
  const members = readMembers(body, ['quantity', 'status', 'autoRenewEnabled'])
  const cause: Cause = { actor: 'person', requestSeq: null, at: world.clock.now() }
  const quantity = readNumber(members, 'quantity', 1) ?? before.quantity
  const status = readChoice(members, 'status', STATUSES) ?? before.status
  const after: Subscription = {
    ...before,
    quantity,
    status,
    statusSince: status === before.status ? before.statusSince : cause.at,
    autoRenew: readFlag(members, 'autoRenewEnabled') ?? before.autoRenew,
    suspensionReasons: status === 'suspended' ? ['CustomerCancellation'] : [],
    waiting: null,
    version: before.version + 1,
  }
  saveSubscription(world, before, after, cause)
  if (status === 'deleted' && before.status !== 'deleted') followDeletion(world, after, cause)
  return after
}
