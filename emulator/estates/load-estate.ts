import { findDurationMs, DAY_MS } from '../duration.ts'
import { isGuid } from '../http/members.ts'
import { findNextChange } from '../lifecycle/next-change.ts'
import { madeUpCode, madeUpHex, madeUpId } from '../made-up-id.ts'
import { SERVICE_PLAN_IDS } from '../reference/built-in-products.ts'
import { currencyOf, unitPrice } from '../reference/prices.ts'
import type { Product } from '../reference/product.ts'
import type { Customer } from '../store/customers.ts'
import type { Subscription } from '../store/subscriptions.ts'
import type { License } from '../store/users.ts'
import type { World } from '../world.ts'
import { expandUsers } from './estate.ts'
import type { Estate, EstateCustomer, EstateGroup, EstateLicense, EstateSubscription, EstateUser } from './estate.ts'

/** Fills an empty store. The same file gives the same ids on every machine. All or nothing. */
export function loadEstate(world: World, estate: Estate): void {
  const start = Date.parse(estate.clock)
  world.database.transaction(() => {
    for (const customer of estate.customers) loadCustomer(world, estate, customer, start)
  })
}

function loadCustomer(world: World, estate: Estate, sent: EstateCustomer, start: number): void {
  const id = sent.id?.toLowerCase() ?? madeUpId(estate.name, 'customer', sent.domain.toLowerCase())
  const customer: Customer = {
    id,
    name: sent.name,
    domain: sent.domain,
    country: sent.country.toUpperCase(),
    segment: sent.segment ?? 'commercial',
    relationship: sent.relationship ?? 'reseller',
    agreementSigned: sent.agreementSigned ?? true,
    appConsent: sent.appConsent ?? false,
    why: sent.why ?? '',
    synthetic: sent.id === undefined ? ['id'] : [],
  }
  world.customers.add(customer)
  const ids = new Map((sent.subscriptions ?? []).map((one, n) => [one.id ?? `#${n}`, subscriptionId(estate, customer, one, n)]))
  sent.subscriptions?.forEach((one, n) => loadSubscription(world, estate, customer, one, ids.get(one.id ?? `#${n}`) ?? '', ids, start))
  const groups = (sent.groups ?? []).map((group) => loadGroup(world, estate, customer, group))
  for (const user of expandUsers(sent)) loadUser(world, estate, customer, user, groups, start)
}

function subscriptionId(estate: Estate, customer: Customer, sent: EstateSubscription, position: number): string {
  const id =
    sent.id !== undefined && isGuid(sent.id) ? sent.id : madeUpId(estate.name, customer.id, 'subscription', sent.id ?? String(position))
  return sent.family === 'legacy' ? id.toUpperCase() : id.toLowerCase()
}

function loadSubscription(
  world: World,
  estate: Estate,
  customer: Customer,
  sent: EstateSubscription,
  id: string,
  ids: ReadonlyMap<string, string>,
  start: number,
): void {
  const product = world.catalog.getProduct(sent.product)
  const term = sent.term ?? 'P1Y'
  const termEndsAt = termEnd(sent.termEnds, start)
  const startsAt = termEndsAt - (findDurationMs(term, termEndsAt - 370 * DAY_MS) ?? 365 * DAY_MS)
  const createdAt = Math.min(startsAt, start - DAY_MS)
  const orderId = sent.family === 'legacy' ? madeUpId(estate.name, id, 'order').toUpperCase() : madeUpHex(12, estate.name, id, 'order')
  const offerId = offerIdOf(world, customer, product, sent)
  const subscription: Subscription = {
    id,
    customerId: customer.id,
    family: sent.family,
    product: product.id,
    retired: product.retired,
    skuId: world.catalog.skuOf(customer.id, product).skuId,
    offerId,
    offerName: sent.offerName ?? offerName(product, customer),
    friendlyName: sent.friendlyName ?? sent.offerName ?? offerName(product, customer),
    quantity: sent.quantity,
    status: sent.status ?? 'active',
    statusSince: (sent.status ?? 'active') === 'active' ? createdAt : start,
    createdAt,
    startsAt: Math.min(startsAt, start),
    termEndsAt,
    activatesAt: null,
    autoRenew: sent.autoRenew ?? !product.retired,
    billingCycle: sent.billingCycle ?? 'monthly',
    term,
    extendedTerm: false,
    parentId: sent.parent === undefined ? null : (ids.get(sent.parent) ?? null),
    partnerId: sent.partnerOnRecord ?? null,
    orderId,
    suspensionReasons: sent.status === 'suspended' ? ['CustomerCancellation'] : [],
    cancelUntil: sent.family === 'legacy' ? null : startsAt + 7 * DAY_MS,
    refundable: [],
    scheduledNextTermInstructions: null,
    nextChargeInstructions: null,
    scheduledActions: null,
    extras: {},
    version: 1,
    updates: 0,
    boughtHere: false,
    synthetic: syntheticMembers(product, sent),
    listedAt: 0,
    directoryAt: 0,
    provisionedAt: 0,
    seats: { before: sent.quantity, at: 0 },
  }
  world.subscriptions.save(subscription, findNextChange(subscription, world.settings.current().lifecycle)?.at)
  loadOrder(world, customer, product, subscription)
}

/** Estate dates are the first moment after the term, in both families. */
function termEnd(text: string, start: number): number {
  const duration = findDurationMs(text, start)
  if (duration === undefined) return Date.parse(text)
  return Math.ceil((start + duration) / DAY_MS) * DAY_MS
}

function offerIdOf(world: World, customer: Customer, product: Product, sent: EstateSubscription): string {
  if (sent.family === 'legacy' || product.nce === null) return world.catalog.offerIdOf(customer.id, product, customer.segment)
  return `${product.nce.productId}:${product.nce.skuId}:CFQ7TTC${madeUpCode(5, customer.id, product.id, 'bought before')}`
}

function offerName(product: Product, customer: Customer): string {
  return product.legacy.find((offer) => offer.segment.startsWith(customer.segment))?.name ?? product.title
}

function syntheticMembers(product: Product, sent: EstateSubscription): string[] {
  const noOffer = sent.family === 'legacy' ? product.legacy.every((offer) => offer.offerId === null) : (product.nce?.synthetic ?? true)
  return [
    ...(sent.id !== undefined && isGuid(sent.id) ? [] : ['id']),
    ...(noOffer ? ['offerId'] : []),
    ...(product.skuId === null ? ['skuId'] : []),
  ]
}

function loadOrder(world: World, customer: Customer, product: Product, subscription: Subscription): void {
  const { orderId, offerId, id, friendlyName, quantity, createdAt, billingCycle, term } = subscription
  if (orderId === null) return
  const line = {
    lineItemNumber: 0,
    offerId,
    subscriptionId: id,
    friendlyName,
    quantity,
    termDuration: subscription.family === 'nce' ? term : null,
    transactionType: 'New',
  }
  const price = unitPrice(product, customer.country, term, billingCycle)
  world.orders.add({
    id: orderId.toLowerCase(),
    customerId: customer.id,
    cartId: null,
    createdAt,
    completesAt: createdAt,
    listedAt: createdAt,
    billingCycle,
    currencyCode: currencyOf(customer.country).code,
    lines: [{ ...line, unitPrice: price }],
  })
}

interface LoadedGroup {
  readonly id: string
  readonly name: string
  readonly members: ReadonlySet<string>
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
}

function loadGroup(world: World, estate: Estate, customer: Customer, sent: EstateGroup): LoadedGroup {
  const id = sent.id?.toLowerCase() ?? madeUpId(estate.name, customer.id, 'group', sent.name)
  const licenses = sent.licenses.map((license) => licenseOf(world, customer, license))
  world.groups.add({ id, customerId: customer.id, name: sent.name, licenses })
  return { id, name: sent.name, licenses, members: new Set((sent.members ?? []).map((upn) => upn.toLowerCase())) }
}

function loadUser(world: World, estate: Estate, customer: Customer, sent: EstateUser, groups: readonly LoadedGroup[], start: number): void {
  const id = madeUpId(estate.name, customer.id, 'user', sent.upn.toLowerCase())
  world.users.save({
    id,
    customerId: customer.id,
    userPrincipalName: sent.upn,
    displayName: sent.displayName ?? sent.upn.split('@')[0] ?? sent.upn,
    usageLocation: sent.usageLocation ?? null,
    accountEnabled: sent.accountEnabled ?? true,
    createdAt: start - 365 * DAY_MS,
    planSince: {},
  })
  const assignedAt = start - 365 * DAY_MS
  const direct = (sent.licenses ?? []).map((license): License => {
    const group = license.group === undefined ? null : (groups.find((one) => one.name === license.group)?.id ?? null)
    return { ...licenseOf(world, customer, license), group, assignedAt }
  })
  const inherited = groups
    .filter((group) => group.members.has(sent.upn.toLowerCase()))
    .flatMap((group) => group.licenses.map((license): License => ({ ...license, group: group.id, assignedAt })))
  if (direct.length + inherited.length > 0) world.users.setLicenses(customer.id, id, [...direct, ...inherited])
}

/** Plans may be named; the SKU is what the product is called in this tenant. */
function licenseOf(world: World, customer: Customer, license: EstateLicense): { skuId: string; disabledPlans: string[] } {
  const product = world.catalog.getProduct(license.product)
  const disabledPlans = (license.disabledPlans ?? []).map(
    (plan) => product.servicePlans.find((one) => one.name === plan)?.id ?? SERVICE_PLAN_IDS.get(plan) ?? plan.toLowerCase(),
  )
  return { skuId: world.catalog.skuOf(customer.id, product).skuId, disabledPlans }
}
