import { DAY_MS, findDurationMs } from '../duration.ts'
import { madeUpId } from '../made-up-id.ts'
import { acceptedAgreement } from '../reference/agreement-templates.ts'
import { SERVICE_PLAN_IDS } from '../reference/built-in-products.ts'
import type { Segment } from '../reference/product.ts'
import type { Customer } from '../store/customers.ts'
import type { License, User } from '../store/users.ts'
import type { World } from '../world.ts'
import { expandUsers } from './estate.ts'
import type { Estate, EstateCustomer, EstateGroup, EstateLicense, EstateQualification, EstateUser } from './estate.ts'
import { loadSubscription, subscriptionId } from './load-subscription.ts'

/** Fills an empty store. The same file gives the same ids on every machine. All or nothing. */
export function loadEstate(world: World, estate: Estate): void {
  const start = Date.parse(estate.clock)
  world.database.transaction(() => {
    for (const customer of estate.customers) loadCustomer(world, estate, customer, start)
  })
}

function loadCustomer(world: World, estate: Estate, sent: EstateCustomer, start: number): void {
  const id = sent.id?.toLowerCase() ?? madeUpId(estate.name, 'customer', sent.domain.toLowerCase())
  const segment = sent.segment ?? 'commercial'
  const customer: Customer = {
    id,
    name: sent.name,
    domain: sent.domain,
    country: sent.country.toUpperCase(),
    segment,
    qualifications: (sent.qualifications ?? qualificationsOf(segment)).map((one) => ({ ...one, createdAt: start - 365 * DAY_MS })),
    relationship: sent.relationship ?? 'reseller',
    agreementSigned: sent.agreementSigned ?? true,
    directSigned: false,
    agreements: sent.agreementSigned === false ? [] : [acceptedAgreement(sent.domain, start - 365 * DAY_MS)],
    creditCheck: sent.creditCheck ?? null,
    adminEndsAt: sent.adminEnds === undefined ? null : momentOf(sent.adminEnds, start),
    appConsent: sent.appConsent ?? false,
    why: sent.why ?? '',
    synthetic: sent.id === undefined ? ['id'] : [],
  }
  world.customers.add(customer)
  const ids = new Map((sent.subscriptions ?? []).map((one, n) => [one.id ?? `#${n}`, subscriptionId(estate, customer, one, n)]))
  sent.subscriptions?.forEach((one, n) => loadSubscription(world, estate, customer, one, ids.get(one.id ?? `#${n}`) ?? '', ids, start))
  const groups = (sent.groups ?? []).map((group) => loadGroup(world, estate, customer, group, sent.groups ?? []))
  for (const user of expandUsers(sent)) loadUser(world, estate, customer, user, groups, start)
}

/** A date, or so long after the estate's clock. */
function momentOf(text: string, start: number): number {
  const duration = findDurationMs(text, start)
  return duration === undefined ? Date.parse(text) : start + duration
}

/** What a customer of this segment is taken for when nothing else is said. */
function qualificationsOf(segment: Segment): EstateQualification[] {
  if (segment === 'commercial') return []
  const kinds = { government: 'GovernmentCommunityCloud', education: 'Education', nonprofit: 'Nonprofit' } as const
  return [{ qualification: kinds[segment], vettingStatus: 'Approved' }]
}

interface LoadedGroup {
  readonly id: string
  readonly name: string
  readonly members: ReadonlySet<string>
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
}

function loadGroup(world: World, estate: Estate, customer: Customer, sent: EstateGroup, all: readonly EstateGroup[]): LoadedGroup {
  const id = idOfGroup(estate, customer, all, sent.name)
  const licenses = sent.licenses.map((license) => licenseOf(world, customer, license))
  world.groups.save({
    id,
    customerId: customer.id,
    name: sent.name,
    licenses,
    membershipRule: sent.membershipRule ?? null,
    memberGroups: (sent.memberGroups ?? []).map((name) => idOfGroup(estate, customer, all, name)),
    stuck: (sent.stuck ?? []).map((upn) => idOfUser(estate, customer, upn)),
    processedFrom: null,
  })
  return { id, name: sent.name, licenses, members: new Set((sent.members ?? []).map((upn) => upn.toLowerCase())) }
}

function idOfGroup(estate: Estate, customer: Customer, all: readonly EstateGroup[], name: string): string {
  return all.find((group) => group.name === name)?.id?.toLowerCase() ?? madeUpId(estate.name, customer.id, 'group', name)
}

function idOfUser(estate: Estate, customer: Customer, upn: string): string {
  return madeUpId(estate.name, customer.id, 'user', upn.toLowerCase())
}

function loadUser(world: World, estate: Estate, customer: Customer, sent: EstateUser, groups: readonly LoadedGroup[], start: number): void {
  const id = idOfUser(estate, customer, sent.upn)
  world.users.save({
    id,
    customerId: customer.id,
    userPrincipalName: sent.upn,
    displayName: sent.displayName ?? sent.upn.split('@')[0] ?? sent.upn,
    usageLocation: sent.usageLocation ?? null,
    accountEnabled: sent.accountEnabled ?? true,
    createdAt: start - 365 * DAY_MS,
    planSince: {},
    ...userFacts(sent, start),
  })
  const assignedAt = start - 365 * DAY_MS
  const direct = (sent.licenses ?? []).map((license): License => {
    const group = license.group === undefined ? null : (groups.find((one) => one.name === license.group)?.id ?? null)
    return { ...licenseOf(world, customer, license), group, assignedAt }
  })
  const joined = groups.filter((group) => group.members.has(sent.upn.toLowerCase()))
  const through = new Set([...joined.map((group) => group.id), ...direct.flatMap(({ group }) => group ?? [])])
  for (const group of through) world.groups.addMember({ customerId: customer.id, id: group }, id)
  const inherited = joined.flatMap((group) => group.licenses.map((license): License => ({ ...license, group: group.id, assignedAt })))
  if (direct.length + inherited.length > 0) world.users.setLicenses(customer.id, id, [...direct, ...inherited])
}

/** A sign-in is a date, or how long before the start it was. */
function userFacts(sent: EstateUser, start: number): Partial<User> {
  const { lastSignIn, mailboxGb, oneDriveGb, proxyConflict } = sent
  const ago = lastSignIn === undefined ? undefined : findDurationMs(lastSignIn, start)
  return {
    ...(lastSignIn === undefined ? {} : { lastSignInAt: ago === undefined ? Date.parse(lastSignIn) : start - ago }),
    ...(mailboxGb === undefined ? {} : { mailboxGb }),
    ...(oneDriveGb === undefined ? {} : { oneDriveGb }),
    ...(proxyConflict === undefined ? {} : { proxyConflict }),
  }
}

/** Plans may be named; the SKU is what the product is called in this tenant. */
function licenseOf(world: World, customer: Customer, license: EstateLicense): { skuId: string; disabledPlans: string[] } {
  const product = world.catalog.getProduct(license.product)
  const disabledPlans = (license.disabledPlans ?? []).map(
    (plan) => product.servicePlans.find((one) => one.name === plan)?.id ?? SERVICE_PLAN_IDS.get(plan) ?? plan.toLowerCase(),
  )
  return { skuId: world.catalog.skuOf(customer.id, product).skuId, disabledPlans }
}
