import { isoTime } from '../duration.ts'
import type { World } from '../world.ts'
import { subscriptionsAsOf } from './subscriptions-as-of.ts'
import { usersAsOf } from './users-as-of.ts'

/**
 * One customer's world as it was at an earlier moment (epoch ms), for reading only: a read that lags behind. What has come since is not
 * there, and what has changed since is as the event log says it was. Only the log itself goes on in the present.
 */
export function worldAsOf(world: World, customerId: string, then: number): World {
  const at = isoTime(world.clock.now())
  return {
    ...world,
    clock: { ...world.clock, now: () => then },
    log: { ...world.log, append: (event) => world.log.append({ ...event, at }) },
    subscriptions: subscriptionsAsOf(world, customerId, then),
    users: usersAsOf(world, customerId, then),
    orders: {
      ...world.orders,
      of: (id) => world.orders.of(id).filter((order) => order.createdAt <= then),
      find(id, orderId) {
        const order = world.orders.find(id, orderId)
        return order && order.createdAt <= then ? order : undefined
      },
    },
  }
}
