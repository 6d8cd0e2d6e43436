import { id } from '../../src/domain/id.ts'
import type { SkuId } from '../../src/domain/id.ts'
import type { BatchOutcome } from '../../src/provider/graph/graph.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import type { LineError } from '../../src/provider/partner-center/cart.ts'
import { CUSTOMER, SUBSCRIPTION, USER } from './a-shop.ts'
import type { Shop } from './a-shop.ts'

const E4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const E3 = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')
const MARKET = { country: 'SE', segment: 'commercial' } as const
const PRODUCT = 'CFQ7TTC0LF8R'

/** What was refused in an answer that is none by itself: one user of a batch, a line of a cart, a group of an order, a user's license. */
export interface Partly {
  readonly user?: BatchOutcome | undefined
  readonly line?: LineError | undefined
  readonly order?: LineError | undefined
  readonly license?: string | undefined
}

/** One call of the product for every operation that a code is met on. */
export const CALLS: Readonly<Record<string, (shop: Shop) => Promise<Partly>>> = {
  listSubscriptions: ({ partnerCenter }) => wholly(partnerCenter.listSubscriptions(CUSTOMER)),
  getSubscription: ({ partnerCenter }) => wholly(partnerCenter.getSubscription(CUSTOMER, SUBSCRIPTION)),
  patchSubscription: ({ partnerCenter }) =>
    wholly(partnerCenter.patchSubscription(CUSTOMER, SUBSCRIPTION, (wire) => ({ ...wire, status: 'suspended' }), makeRequestIds())),
  createCart: async (shop) => ({ line: (await fillCart(shop)).lines[0]?.error ?? undefined }),
  checkout: checkOut,
  listProducts: ({ partnerCenter }) => wholly(partnerCenter.listProducts(MARKET)),
  listSkus: ({ partnerCenter }) => wholly(partnerCenter.listSkus(PRODUCT, MARKET)),
  listCustomerOffers: ({ partnerCenter }) => wholly(partnerCenter.listCustomerOffers(CUSTOMER)),
  listSubscribedSkus: ({ graph }) => wholly(graph.listSubscribedSkus(CUSTOMER)),
  listUsers: readHolders,
  assignLicense,
  token: (shop) => wholly(shop.signedOut().graph.listSubscribedSkus(CUSTOMER)),
}

/** A call that is refused as a whole or not at all. */
async function wholly(answer: Promise<unknown>): Promise<Partly> {
  await answer
  return {}
}

async function fillCart({ partnerCenter }: Shop) {
  const [item] = await partnerCenter.listAvailabilities(PRODUCT, '0001', MARKET)
  const line = { catalogItemId: item?.catalogItemId ?? '', quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y', friendlyName: 'E3' }
  return partnerCenter.createCart(CUSTOMER, [line], makeRequestIds())
}

async function checkOut(shop: Shop): Promise<Partly> {
  const { orderErrors } = await shop.partnerCenter.checkout(CUSTOMER, (await fillCart(shop)).id, makeRequestIds())
  return { order: orderErrors[0] }
}

async function readHolders({ graph }: Shop): Promise<Partly> {
  const errors: string[] = []
  for await (const page of graph.listHolders(CUSTOMER, E4))
    errors.push(...page.flatMap(({ paths }) => paths.flatMap(({ error }) => error ?? [])))
  return { license: errors[0] }
}

async function assignLicense({ graph }: Shop): Promise<Partly> {
  const item = { key: 'one', userId: USER, add: [{ skuId: E3, disabledPlans: [] }], remove: [E4] }
  return { user: (await graph.batchAssign(CUSTOMER, [item], makeRequestIds()))[0] }
}
