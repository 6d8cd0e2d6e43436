import { id, type CustomerId, type SkuId } from '../../src/domain/id.ts'
import { fromEpochMs } from '../../src/domain/instant.ts'
import type { Choices, Gates } from '../../src/domain/choices.ts'
import type { CustomerSnapshot, MarketItem } from '../../src/domain/snapshot.ts'
import { fromWireDirectorySubscription, fromWireGroup, fromWireSubscribedSku, fromWireUser } from '../../src/provider/graph/from-wire.ts'
import { WireDirectorySubscription, WireGroup, WireSubscribedSku, WireUser } from '../../src/provider/graph/schema.ts'
import { fromWireSubscription } from '../../src/provider/partner-center/from-wire.ts'
import { WireSubscription } from '../../src/provider/partner-center/schema.ts'
import { CATALOG, E3, E4, E5, MCOEV, someChoices, SWAY } from '../support/a-customer.ts'
import { membersOf, listOf } from './model/answer.ts'
import { subscriptionToWire } from './model/subscriptions.ts'
import { directorySubscriptions, listUsers, subscribedSkus, type DirectoryWorld } from './model/directory.ts'
import { listGroups } from './model/groups.ts'
import type { Group, License, Sku, Sold, Subscription, Tenant, User } from './model/state.ts'
import { DAY_MS } from '../../src/domain/instant.ts'

export const START_MS = Date.parse('2026-01-15T00:00:00Z')

/** A license that has nothing to do with any of it. */
export const OTHER: Sku = {
  skuId: '0aa00aa0-0000-4000-8000-000000000001',
  partNumber: 'FABRIKAM_NOTES',
  servicePlans: [{ id: '0aa00aa0-0000-4000-8000-000000000002', name: 'FABRIKAM_NOTES' }],
}

export const SKUS: ReadonlyMap<string, Sku> = new Map([...[E4, E3, E5, MCOEV].map(skuOf), OTHER].map((sku) => [sku.skuId, sku]))

function skuOf(skuId: SkuId): Sku {
  const known = CATALOG.findSku(skuId)
  if (!known) throw new Error(`${skuId} is not in the catalog`)
  return { skuId, partNumber: known.partNumber, servicePlans: known.servicePlans.map(({ id: plan, name }) => ({ id: plan, name })) }
}

export const SOLD: readonly Sold[] = [
  { productId: 'CFQ7TTC0LF8R', skuId: '0001', title: 'Office 365 E3', provisions: E3, partNumber: 'ENTERPRISEPACK', prerequisites: [] },
  { productId: 'CFQ7TTC0LF8S', skuId: '0002', title: 'Office 365 E5', provisions: E5, partNumber: 'ENTERPRISEPREMIUM', prerequisites: [] },
  {
    productId: 'CFQ7TTC0LH0T',
    skuId: '0001',
    title: 'Microsoft Teams Phone Standard',
    provisions: MCOEV,
    partNumber: 'MCOEV',
    prerequisites: [E3, E5],
  },
]

export function market(): readonly MarketItem[] {
  const terms = ['P1M', 'P1Y'].flatMap((duration) =>
    ['monthly', 'annual'].map((billingCycle) => ({ segment: 'commercial', duration, billingCycle })),
  )
  return SOLD.map(({ productId, skuId, title, provisions }) => ({
    market: 'US',
    productId,
    skuId,
    title,
    provisions: id<SkuId>(provisions),
    isTrial: false,
    isAddOn: provisions === MCOEV,
    minimum: 1,
    maximum: 300,
    terms,
  }))
}

/**
 * What a seed decides of a book: one to three customers of Office 365 E4, each with a few users, some with two batches of them, and
 * some who have it through groups.
 */
export interface Book {
  readonly tenants: ReadonlyMap<string, Tenant>
  readonly choices: Choices
}

interface PlanWaits {
  readonly waitBefore: Gates
  readonly onFailure: Choices['onFailure']
}

const NAMES = ['contoso', 'fabrikam', 'tailspin']

export function drawBook(random: () => number, { waitBefore, onFailure }: PlanWaits): Book {
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]
  const option = pick('office-365-e3', 'office-365-e3', 'office-365-e3', 'office-365-e5', 'office-365-e3-cloud-pbx')
  const choices = someChoices({
    options: { 'office-365-e4': option } as Choices['options'],
    newServices: pick('off', 'on'),
    seats: pick<Choices['seats']>('as-before', 'assigned', { assignedPlus: 2 }),
    seatsFrom: pick<Choices['seatsFrom']>(['new'], ['owned', 'new'], ['owned', 'more', 'new']),
    usageLocation: 'customer-country',
    teamsLoss: 'accept',
    hold: { hours: pick(0, 0, 30) },
    latecomers: pick('move-within-spare-seats', 'leave'),
    waitBefore,
    onFailure,
  })
  const count = pick(1, 1, 2, 2, 3)
  const tenants = NAMES.slice(0, count).map((name) => drawTenant(name, random, pick))
  return { tenants: new Map(tenants.map((tenant) => [tenant.id, tenant])), choices }
}

type Pick = <T>(...values: readonly [T, ...T[]]) => T

function drawTenant(name: string, random: () => number, pick: Pick): Tenant {
  const direct = Array.from({ length: pick(1, 3, 5, 8, 24) }, (_, n) => drawUser(name, n, random, pick))
  const groups = Array.from({ length: pick(0, 0, 0, 1, 2) }, (_, n) => drawGroup(name, n, direct, random, pick))
  const users = direct.map((user) => throughGroups(user, groups, random))
  const subscriptions = [
    e4(name, users.length + pick(0, 1, 3), pick(91, 91, 95, 120)),
    ...pick<readonly Subscription[]>([], [], [ownedE3(name)]),
  ]
  const view = {
    subscriptions: new Map(subscriptions.map((one) => [one.id.toLowerCase(), one])),
    users: new Map(users.map((user) => [user.id, user])),
    groups: new Map(groups.map((group) => [group.id, group])),
    orders: new Map(),
  }
  return {
    id: `${name}-tenant`,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    domain: `${name}.example`,
    country: 'US',
    carts: new Map(),
    audits: [],
    now: view,
    history: [{ at: START_MS - DAY_MS, view }],
  }
}

function drawUser(tenant: string, n: number, random: () => number, pick: Pick): User {
  const disabledPlans = random() < 0.3 ? [SWAY] : []
  const licenses: License[] = [{ skuId: E4, disabledPlans }, ...(random() < 0.3 ? [{ skuId: OTHER.skuId, disabledPlans: [] }] : [])]
  const number = String(n + 1).padStart(2, '0')
  return {
    id: `${tenant}-user-${number}`,
    userPrincipalName: `user${number}@${tenant}.example`,
    displayName: `User ${number}`,
    usageLocation: pick('US', 'US', 'US', 'US', null),
    licenses,
    planSince: {},
  }
}

/** A group with the old license, some with another product as well; one in ten members is forgotten when it is changed. */
function drawGroup(tenant: string, n: number, users: readonly User[], random: () => number, pick: Pick): Group {
  const members = users.filter(() => random() < 0.5).map(({ id }) => id)
  const old = { skuId: E4, disabledPlans: pick<readonly string[]>([], [], [SWAY]) }
  return {
    id: `${tenant}-group-${n}`,
    name: `Group ${n}`,
    licenses: random() < 0.3 ? [old, { skuId: OTHER.skuId, disabledPlans: [] }] : [old],
    members,
    work: [],
    processedFrom: 0,
    errors: new Map(),
    forgets: members.filter(() => random() < 0.1),
  }
}

/** Who is in a group has what it gives through it; some have the old license directly as well. */
function throughGroups(user: User, groups: readonly Group[], random: () => number): User {
  const given = groups
    .filter(({ members }) => members.includes(user.id))
    .flatMap(({ id, licenses }) => licenses.map((one) => ({ ...one, group: id })))
  if (given.length === 0 || random() < 0.2) return { ...user, licenses: [...user.licenses, ...given] }
  return { ...user, licenses: [...user.licenses.filter(({ skuId }) => skuId !== E4), ...given] }
}

/** Anybody who turns up later with the old license. */
export function aLatecomer(tenant: Tenant, n: number): User {
  const userPrincipalName = `late${n}@${tenant.domain}`
  return {
    id: `${tenant.id}-late-${n}`,
    userPrincipalName,
    displayName: 'Late',
    usageLocation: 'US',
    licenses: [{ skuId: E4, disabledPlans: [] }],
    planSince: {},
  }
}

function e4(tenant: string, quantity: number, deletedAfterDays: number): Subscription {
  return {
    ...old(`${tenant}-E4`, quantity),
    deletedAfterMs: deletedAfterDays * DAY_MS,
    retired: true,
    family: 'legacy',
    offerId: '8909e28e-5832-42f4-9886-b0a5545f3645',
    offerName: 'Office 365 Enterprise E4',
    friendlyName: 'Office 365 Enterprise E4',
    skuId: E4,
  }
}

/** Four seats of the new product that nobody uses. */
function ownedE3(tenant: string): Subscription {
  return {
    ...old(`${tenant}-e3`, 4),
    family: 'nce',
    offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC00000',
    offerName: 'Office 365 E3',
    friendlyName: 'Office 365 E3',
    skuId: E3,
    autoRenew: true,
  }
}

function old(subscription: string, quantity: number): Omit<Subscription, 'family' | 'offerId' | 'offerName' | 'friendlyName' | 'skuId'> {
  const long = START_MS - 60 * DAY_MS
  return {
    id: subscription,
    quantity,
    status: 'active',
    statusSince: long,
    autoRenew: false,
    scheduledActions: null,
    nextTerm: null,
    retired: false,
    createdAt: long,
    activatesAt: null,
    termEndsAt: START_MS + 300 * DAY_MS,
    cancelUntil: null,
    refundable: [],
    term: 'P1Y',
    billingCycle: 'monthly',
    partnerId: null,
    orderId: `${subscription}-order`,
    version: 1,
    seats: { before: quantity, at: long },
    directoryAt: long,
    listedAt: long,
    provisionedAt: long,
    deletedAfterMs: 120 * DAY_MS,
    extras: { shelfLabel: `kept for ${subscription}` },
  }
}

/** What an inventory reads of the tenant, by the product's own reading of what the model answers. */
export function snapshotOf(tenant: Tenant): CustomerSnapshot {
  const world = { skus: SKUS } as DirectoryWorld
  const request = { method: 'GET', path: '/v1.0/users', query: new URLSearchParams({ $top: '999' }), headers: {}, body: undefined }
  const { now: view } = tenant
  const valueOf = (body: unknown): readonly unknown[] => listOf(membersOf(body)['value'])
  const users = valueOf(listUsers(view, request, START_MS, world, 999).body).map((user) => fromWireUser(WireUser.parse(user)))
  return {
    customer: { id: id<CustomerId>(tenant.id), name: tenant.name, domain: tenant.domain },
    takenAt: fromEpochMs(START_MS),
    market: tenant.country,
    segment: 'commercial',
    qualifications: [],
    offers: [],
    subscriptions: [...view.subscriptions.values()].map(
      (one) => fromWireSubscription(WireSubscription.parse(subscriptionToWire(one))).subscription,
    ),
    directory: valueOf(directorySubscriptions(view, START_MS, world).body).map((row) =>
      fromWireDirectorySubscription(WireDirectorySubscription.parse(row)),
    ),
    skus: valueOf(subscribedSkus(tenant, view, START_MS, world).body).map((sku) => fromWireSubscribedSku(WireSubscribedSku.parse(sku))),
    groups: valueOf(listGroups(view, { ...request, query: new URLSearchParams({ $filter: `skuId eq ${E4}` }) }, START_MS).body).map(
      (wire) => {
        const group = fromWireGroup(WireGroup.parse(wire))
        return { ...group, members: view.groups.get(group.id)?.members.length ?? 0, memberGroups: [] }
      },
    ),
    holders: users.filter((user) => user.licenses.some((license) => license.skuId === E4)),
  }
}
