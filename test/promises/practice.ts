import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'
import type { PromiseId, PromiseVerdict } from '../../emulator/events.ts'
import { startEmulator } from '../../emulator/server.ts'
import { createRawClient, pick, pickText, type Answer, type RawClient } from '../support/raw-client.ts'

export const CUSTOMER = '5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11'
export const OLD_SUBSCRIPTION = '0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1'
export const ADELE = 'adele@contoso.example'
export const ALEX = 'alex@contoso.example'
export const OFFICE_E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
export const OFFICE_E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
export const OFFICE_E5 = 'c7df2760-2c81-4ef7-b578-5b5392b571df'
export const PHONE_SYSTEM = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd'
export const NOTES = '3c1f1a2e-5b6d-4f70-8a91-2b3c4d5e6f70'

const OFFICE_E3_ITEM = { productId: 'CFQ7TTC0LF8R', skuId: '0001' }

/** One customer with two users on Office 365 E4, and an app that the move is not about. */
const ESTATE: Estate = {
  format: 1,
  name: 'promises',
  clock: '2026-01-15T09:00:00.000Z',
  partner: { name: 'Practice Partner', country: 'US' },
  products: [
    { id: 'notes', title: 'Notes', skuId: NOTES, partNumber: 'NOTES', servicePlans: [{ name: 'NOTES_APP' }], legacy: { name: 'Notes' } },
  ],
  customers: [
    {
      id: CUSTOMER,
      name: 'Contoso',
      domain: 'contoso.example',
      country: 'US',
      agreementSigned: true,
      appConsent: true,
      why: 'two people to move, and one license beside it that has to stay',
      subscriptions: [
        { id: OLD_SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P200D', autoRenew: true, friendlyName: 'HQ' },
        { product: 'notes', family: 'legacy', quantity: 2, termEnds: 'P200D', autoRenew: true },
      ],
      users: [ADELE, ALEX].map((upn) => ({ upn, usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'notes' }] })),
    },
  ],
}

/** An emulator with that estate, and the steps of a move, each one raw request or two, for a test to put in any order. */
export interface Practice extends AsyncDisposable {
  readonly client: RawClient
  /** Returns the cart's id. */
  createCart(friendlyName: string, quantity?: number): Promise<string>
  checkout(cartId: string): Promise<Answer>
  /** Moves the virtual clock on until bought seats can be used; tokens live on. */
  waitForSeats(): Promise<void>
  readUnits(): Promise<void>
  assign(user: string, change: { readonly add?: readonly string[]; readonly remove?: readonly string[] }): Promise<Answer>
  /** Sends a subscription back whole, with these members changed. */
  patch(subscriptionId: string, change: object): Promise<Answer>
  getOldSubscription(): Promise<object>
  patchOldSubscription(resource: object): Promise<Answer>
  /** Everything in the right order, from the purchase to the suspension. */
  moveWell(): Promise<void>
  verdictOn(promise: PromiseId): Promise<PromiseVerdict>
}

/** With other facts about the customer where a test needs them. */
export async function startPractice(customer: Partial<EstateCustomer> = {}): Promise<Practice> {
  const customers = ESTATE.customers.map((one) => ({ ...one, ...customer }))
  const emulator = await startEmulator({ estate: { ...ESTATE, customers } })
  const client = await createRawClient(emulator, CUSTOMER)
  const steps = createSteps(client)
  return { client, ...steps, moveWell: () => moveWell(steps), [Symbol.asyncDispose]: () => emulator.close() }
}

type Steps = Omit<Practice, 'client' | 'moveWell' | typeof Symbol.asyncDispose>

function createSteps({ partnerCenter, graph, practice }: RawClient): Steps {
  const oldSubscription = `/customers/${CUSTOMER}/subscriptions/${OLD_SUBSCRIPTION}`
  return {
    async createCart(friendlyName, quantity = 2) {
      const { productId, skuId } = OFFICE_E3_ITEM
      const offers = await partnerCenter('GET', `/products/${productId}/skus/${skuId}/availabilities?country=US&targetSegment=commercial`)
      const catalogItemId = pickText(offers.body, 'items', 0, 'catalogItemId')
      const line = { id: 0, catalogItemId, quantity, billingCycle: 'monthly', termDuration: 'P1Y', friendlyName }
      const cart = await partnerCenter('POST', `/customers/${CUSTOMER}/carts`, { lineItems: [line] })
      if (pick(cart.body, 'lineItems', 0, 'error')) throw new Error(`the cart has a line error: ${JSON.stringify(cart.body)}`)
      return pickText(cart.body, 'id')
    },
    checkout: (cartId) => partnerCenter('POST', `/customers/${CUSTOMER}/carts/${cartId}/checkout`),
    async waitForSeats() {
      await practice('POST', '/clock', { advance: '30m' })
    },
    async readUnits() {
      await graph('GET', '/subscribedSkus')
    },
    assign: (user, { add = [], remove = [] }) =>
      graph('POST', `/users/${user}/assignLicense`, {
        addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
        removeLicenses: remove,
      }),
    async patch(subscriptionId, change) {
      const path = `/customers/${CUSTOMER}/subscriptions/${subscriptionId}`
      return partnerCenter('PATCH', path, { ...Object((await partnerCenter('GET', path)).body), ...change })
    },
    async getOldSubscription() {
      const { body } = await partnerCenter('GET', oldSubscription)
      if (typeof body !== 'object' || body === null) throw new Error('the old subscription cannot be read')
      return body
    },
    patchOldSubscription: (resource) => partnerCenter('PATCH', oldSubscription, resource),
    async verdictOn(promise) {
      const { body } = await practice('GET', '/promise-check')
      const verdict = pick(body, promise)
      if (!isVerdict(verdict)) throw new Error(`no verdict on ${promise} in ${JSON.stringify(body)}`)
      return verdict
    },
  }
}

async function moveWell(steps: Steps): Promise<void> {
  await steps.checkout(await steps.createCart('move'))
  await steps.waitForSeats()
  await steps.readUnits()
  for (const user of [ADELE, ALEX]) await steps.assign(user, { add: [OFFICE_E3], remove: [OFFICE_E4] })
  await steps.readUnits()
  await steps.patchOldSubscription({ ...(await steps.getOldSubscription()), status: 'suspended' })
}

function isVerdict(value: unknown): value is PromiseVerdict {
  return typeof value === 'object' && value !== null && 'held' in value && 'violations' in value && 'checked' in value
}
