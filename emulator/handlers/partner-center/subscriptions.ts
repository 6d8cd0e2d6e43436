import { isoTime } from '../../duration.ts'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { collection } from './collection.ts'
import { subscriptionDraws } from './draws.ts'
import { logLookUp } from './look-up.ts'
import { refuse } from './partner-center-error.ts'
import { patchSubscription } from './patch-subscription.ts'
import { subscriptionToWire } from './subscription-to-wire.ts'

const PATH = '/v1/customers/:customer/subscriptions'
const read = { method: 'GET', isWrite: false, customerScoped: true, draws: subscriptionDraws } as const

export const subscriptionOperations: readonly Operation[] = [
  { ...read, name: 'listSubscriptions', path: PATH, handle: listSubscriptions },
  { ...read, name: 'getSubscription', path: `${PATH}/:subscription`, handle: getSubscription },
  {
    name: 'patchSubscription',
    method: 'PATCH',
    path: `${PATH}/:subscription`,
    isWrite: true,
    customerScoped: true,
    right: 'manage-subscriptions',
    draws: subscriptionDraws,
    handle: (call) => withSubscription(call, (subscription) => patchSubscription(call, subscription)),
  },
  { ...read, name: 'listAddOns', path: `${PATH}/:subscription/addons`, handle: listAddOns },
  {
    ...read,
    name: 'getSubscriptionProvisioningStatus',
    path: `${PATH}/:subscription/provisioningstatus`,
    needsUser: true,
    handle: getProvisioningStatus,
  },
]

/** Every state and family; not paged; a new one appears with its lag. */
function listSubscriptions(call: CustomerCall): Answer {
  const { world, customer, now, request } = call
  const orderId = request.query.get('order_id')?.toLowerCase()
  const listed = world.subscriptions
    .of(customer.id)
    .filter((one) => one.soldBy === undefined && now >= one.listedAt && (orderId === undefined || one.orderId?.toLowerCase() === orderId))
  logLookUp(call, customer.id, 'listSubscriptions')
  return collection(listed.map(subscriptionToWire), `/customers/${customer.id}/subscriptions`)
}

function getSubscription(call: CustomerCall): Answer {
  return withSubscription(call, (subscription) => {
    logLookUp(call, call.customer.id, 'getSubscription')
    return { status: 200, body: subscriptionToWire(subscription) }
  })
}

function listAddOns(call: CustomerCall): Answer {
  return withSubscription(call, ({ id }) => {
    const addOns = call.world.subscriptions
      .of(call.customer.id)
      .filter((one) => one.soldBy === undefined && one.parentId?.toLowerCase() === id.toLowerCase())
    return collection(addOns.map(subscriptionToWire), `/customers/${call.customer.id}/subscriptions/${id}/addons`)
  })
}

/** As it stood at the last refresh, which comes every fifteen minutes (Partner Center REST, subscription provisioning status, 2023-10). */
function getProvisioningStatus(call: CustomerCall): Answer {
  return withSubscription(call, (subscription) => {
    if (subscription.status === 'pending') return refuse(404, 800007, 'Provisioning information is not available yet.')
    const tickMs = call.world.settings.lagMs('provisioning')
    const refreshedAt = tickMs === 0 ? call.now : Math.floor(call.now / tickMs) * tickMs
    return {
      status: 200,
      body: {
        skuId: subscription.skuId,
        status: subscription.provisioningFailed ? 'failed' : refreshedAt >= subscription.provisionedAt ? 'success' : 'pending',
        quantity: subscription.quantity,
        endDate: isoTime(subscription.termEndsAt),
        attributes: { objectType: 'SubscriptionProvisioningStatus' },
      },
    }
  })
}

function withSubscription(call: CustomerCall, then: (subscription: Subscription) => Answer): Answer {
  const id = call.params['subscription'] ?? ''
  const subscription = call.world.subscriptions.find(call.customer.id, id)
  return subscription && subscription.soldBy === undefined
    ? then(subscription)
    : refuse(404, 20003, `The subscription ${id} was not found.`)
}
