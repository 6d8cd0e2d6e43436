import { z } from 'zod'
import { id, type CustomerId, type GroupId, type SubscriptionId, type UserId } from '../../src/domain/id.ts'
import type { Graph } from '../../src/provider/graph/graph.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import type { PartnerCenter } from '../../src/provider/partner-center/partner-center.ts'
import type { SubscriptionRead } from '../../src/provider/partner-center/subscription-read.ts'
import { E4, SWAY } from '../support/a-customer.ts'
import { SKUS } from './book.ts'

/** A provider as a script sees it: one customer, named things by number, and answers in which ids are the same on both sides. */
export interface Side {
  readonly pc: PartnerCenter
  readonly graph: Graph
  readonly customer: CustomerId
  listSubscriptions(): Promise<readonly SubscriptionRead[]>
  user(nth: number): Promise<UserId>
  /** The only one, or one that does not exist. */
  group(isThere: boolean): Promise<GroupId>
  subscription(nth: number): Promise<SubscriptionId>
  cart(nth: number): string
  order(nth: number): string
  makeCart(quantity: number, item?: string): Promise<unknown>
  advance(ms: number): Promise<void>
  normal(answer: unknown): unknown
}

export const DOMAIN = 'contoso.example'
export const USERS = [
  { upn: `user01@${DOMAIN}`, usageLocation: 'US', off: [] },
  { upn: `user02@${DOMAIN}`, usageLocation: 'US', off: [SWAY] },
  { upn: `user03@${DOMAIN}`, usageLocation: null, off: [] },
  { upn: `user04@${DOMAIN}`, usageLocation: 'SE', off: [] },
  { upn: `user05@${DOMAIN}`, usageLocation: 'US', off: [], isInGroup: true },
  { upn: `user06@${DOMAIN}`, usageLocation: null, off: [], isInGroup: true },
] as const satisfies readonly ScriptUser[]

/** A user of the script; those in the group have what it gives and nothing else. */
export interface ScriptUser {
  readonly upn: string
  readonly usageLocation: string | null
  readonly off: readonly string[]
  readonly isInGroup?: boolean
}

export const GROUP = { name: 'Sales', off: [SWAY] } as const

export interface Connected {
  readonly pc: PartnerCenter
  readonly graph: Graph
}

export function createSide({ pc, graph }: Connected, customer: CustomerId, advance: (ms: number) => Promise<unknown>): Side {
  const carts: string[] = []
  const orders: string[] = []
  const users = new Map<string, UserId>()
  let group: GroupId | undefined
  const subscriptions: SubscriptionId[] = []
  const labels = new Map<string, string>()

  /** Ids and addresses by their first appearance; moments stay, the clocks are the same. */
  function normal(value: unknown): unknown {
    if (typeof value === 'string') return isOwn(value) ? labelOf(value) : value
    if (Array.isArray(value)) return value.map(normal)
    if (value instanceof Map) return [...value.entries()].map(normal)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, normal(member)]),
    )
  }

  function labelOf(value: string): string {
    const key = value.toLowerCase()
    const label = labels.get(key) ?? `#${labels.size}`
    labels.set(key, label)
    return label
  }

  /** By their names, which are the same on both sides; their order is nobody's promise. */
  async function listSubscriptions(): Promise<readonly SubscriptionRead[]> {
    const nameOf = ({ wire }: SubscriptionRead) => String(wire.friendlyName)
    return [...(await pc.listSubscriptions(customer))].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  }

  async function remember(): Promise<void> {
    for (const { subscription } of await listSubscriptions())
      if (!subscriptions.includes(subscription.id)) subscriptions.push(subscription.id)
    if (users.size > 0) return
    for await (const page of graph.listHolders(customer, E4)) for (const holder of page) users.set(holder.userPrincipalName, holder.id)
    group = (await graph.listLicensedGroups(customer, E4))[0]?.id
  }

  return {
    pc,
    graph,
    customer,
    listSubscriptions,
    async user(nth) {
      await remember()
      return users.get(USERS[nth]?.upn ?? '') ?? id<UserId>('00000000-0000-4000-8000-00000000dead')
    },
    async group(isThere) {
      await remember()
      return (isThere ? group : undefined) ?? id<GroupId>('00000000-0000-4000-8000-00000000cafe')
    },
    async subscription(nth) {
      await remember()
      return subscriptions[nth] ?? id<SubscriptionId>('00000000-0000-4000-8000-00000000beef')
    },
    cart: (nth) => carts[nth] ?? '00000000-0000-4000-8000-0000000ca47f',
    order: (nth) => orders[nth] ?? 'ffffffffffff',
    async makeCart(quantity, item) {
      const [now] = await pc.listAvailabilities('CFQ7TTC0LF8R', '0001', { country: 'US', segment: 'commercial' })
      const line = {
        catalogItemId: item ?? now?.catalogItemId ?? '',
        quantity,
        billingCycle: 'monthly',
        termDuration: 'P1Y',
        friendlyName: `cart ${carts.length}`,
        partnerOnRecord: null,
        parent: null,
      }
      const cart = await pc.createCart(customer, [line], makeRequestIds())
      carts.push(cart.id)
      return cart
    },
    async advance(ms) {
      await advance(ms)
    },
    normal(answer) {
      for (const order of ordersIn(answer)) if (!orders.includes(order)) orders.push(order)
      return normal(answer)
    },
  }
}

const STATIC = new Set([...SKUS.values()].flatMap((sku) => [sku.skuId, ...sku.servicePlans.map((plan) => plan.id)]))

/** Made up by the side itself: GUIDs, the model's ids, orders, and items of the catalog with their short-lived third part. */
function isOwn(text: string): boolean {
  const isGuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
  return (
    (isGuid && !STATIC.has(text.toLowerCase())) ||
    /^(user|group|subscription|cart|order|contoso)-\w+$/i.test(text) ||
    /^[0-9a-f]{12}$/.test(text) ||
    /^\w+:\w+:\w+$/.test(text)
  )
}

function ordersIn(answer: unknown): readonly string[] {
  const Orders = z.looseObject({ orders: z.array(z.looseObject({ id: z.string() })) })
  const read = Orders.safeParse(answer)
  return read.success ? read.data.orders.map((order) => order.id) : []
}
