import type { FastifyInstance } from 'fastify'
import { findNextChange } from '../../lifecycle/next-change.ts'
import { unitsOf } from '../../lifecycle/units.ts'
import type { Customer } from '../../store/customers.ts'
import type { World } from '../../world.ts'
import { isoTime } from '../../duration.ts'
import { orderToWire } from '../partner-center/order-to-wire.ts'
import { subscriptionToWire } from '../partner-center/subscription-to-wire.ts'
import { BadInput } from './read-input.ts'

type ById = { Params: { customer: string } }

/** The whole truth, without lags: what tests and people look at. */
export function customerRoutes(app: FastifyInstance, world: World): void {
  app.get('/customers', () => ({ customers: world.customers.all().map((customer) => summary(world, customer)) }))
  app.get<ById>('/customers/:customer', (request) => whole(world, getCustomer(world, request.params.customer)))
}

/** By id or by domain. */
export function getCustomer(world: World, idOrDomain: string): Customer {
  const customer = world.customers.find(idOrDomain) ?? world.customers.all().find((one) => one.domain === idOrDomain.toLowerCase())
  if (!customer) throw new BadInput(`There is no customer "${idOrDomain}": /emulator/customers lists them.`, 404)
  return customer
}

function summary(world: World, customer: Customer): unknown {
  const { id, name, domain, country, segment, relationship, appConsent, why, synthetic } = customer
  const subscriptions = world.subscriptions.of(id)
  const counts = {
    users: world.users.count(id),
    subscriptions: subscriptions.length,
    active: subscriptions.filter((one) => one.status === 'active').length,
  }
  return { id, name, domain, country, segment, relationship, appConsent, why, synthetic, ...counts }
}

function whole(world: World, customer: Customer): unknown {
  const now = world.clock.now()
  const policy = world.settings.current().lifecycle
  return {
    ...customer,
    users: world.users.count(customer.id),
    subscriptions: world.subscriptions.of(customer.id).map((one) => {
      const next = findNextChange(one, policy)
      const { family, product, retired, skuId, boughtHere, synthetic } = one
      return {
        ...subscriptionToWire(one),
        family,
        product,
        retired,
        skuId,
        boughtHere,
        synthetic,
        next: next ? { at: isoTime(next.at), status: next.to.status } : null,
      }
    }),
    skus: [...unitsOf(world, customer.id).values()].map((units) => ({ ...units, ...world.catalog.findSku(customer.id, units.skuId) })),
    groups: world.groups.of(customer.id),
    orders: world.orders.of(customer.id).map((order) => orderToWire(order, world, now)),
  }
}
