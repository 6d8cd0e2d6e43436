import type { EventLog, ServicePlanFacts } from './events.ts'
import type { Subscription } from './store/subscriptions.ts'
import type { World } from './world.ts'

/** What the promise check reads: the log, and the facts of the estate that it needs beside it. */
export function readEventLog(world: World): EventLog {
  const skusOf = (customerId: string, wanted: (subscription: Subscription) => boolean): Set<string> =>
    new Set(
      world.subscriptions
        .of(customerId)
        .filter(wanted)
        .map((subscription) => subscription.skuId),
    )
  const plansOf = new Map(world.catalog.products.map((product) => [product.id, product.servicePlans.map((plan) => plan.id)]))
  const facts = new Map<string, ServicePlanFacts>()
  return {
    events: () => world.log.allEvents(),
    access: () => world.log.allAccess(),
    factsOf(customerId) {
      const known = facts.get(customerId) ?? factsOf(world, customerId, plansOf)
      facts.set(customerId, known)
      return known
    },
    retiredSkusOf: (customerId) => skusOf(customerId, (subscription) => subscription.retired),
    addOnSkusOf: (customerId) => {
      const retired = new Set(world.subscriptions.of(customerId).flatMap((one) => (one.retired ? [one.id.toLowerCase()] : [])))
      return skusOf(customerId, ({ parentId }) => parentId !== null && retired.has(parentId.toLowerCase()))
    },
    boughtSkusOf: (customerId) => skusOf(customerId, (subscription) => subscription.boughtHere),
  }
}

/** Also SKUs that nothing feeds any more: users held them once. */
function factsOf(world: World, customerId: string, plansOf: ReadonlyMap<string, readonly string[]>): ServicePlanFacts {
  return {
    plansOfSku: new Map(
      world.catalog.products.map((product) => [world.catalog.skuOf(customerId, product).skuId, plansOf.get(product.id) ?? []]),
    ),
    familyOf: (planId) => world.catalog.familyOf(planId),
  }
}
