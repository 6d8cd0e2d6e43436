import type { FastifyInstance } from 'fastify'
import { findNextChange } from '../../lifecycle/next-change.ts'
import { unitsOf } from '../../lifecycle/units.ts'
import { acceptedAgreement, CUSTOMER_AGREEMENT } from '../../reference/agreement-templates.ts'
import type { Agreement, Customer, Qualification } from '../../store/customers.ts'
import type { World } from '../../world.ts'
import { findDurationMs, isoTime } from '../../duration.ts'
import { orderToWire } from '../partner-center/order-to-wire.ts'
import { subscriptionToWire } from '../partner-center/subscription-to-wire.ts'
import { isMembers, listOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import { BadInput, readChoice, readFlag, readMembers } from './read-input.ts'
import { shownGroup } from './shown-group.ts'

type ById = { Params: { customer: string } }

const QUALIFICATIONS = ['Education', 'Nonprofit', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const
const VETTING_STATUSES = ['Approved', 'InReview', 'Denied'] as const

/** The whole truth, without lags: what tests and people look at. */
export function customerRoutes(app: FastifyInstance, world: World): void {
  app.get('/customers', () => ({ customers: world.customers.all().map((customer) => summary(world, customer)) }))
  app.get<ById>('/customers/:customer', (request) => whole(world, getCustomer(world, request.params.customer)))
  app.patch<ById>('/customers/:customer', (request) => {
    const changed = change(world, getCustomer(world, request.params.customer), request.body)
    world.customers.save(changed)
    return whole(world, changed)
  })
}

/** By id or by domain. */
export function getCustomer(world: World, idOrDomain: string): Customer {
  const customer = world.customers.find(idOrDomain) ?? world.customers.all().find((one) => one.domain === idOrDomain.toLowerCase())
  if (!customer) throw new BadInput(`There is no customer "${idOrDomain}": /emulator/customers lists them.`, 404)
  return customer
}

/** What happens outside of the partner's sight: Microsoft vets, the customer signs, its credit gets doubtful. */
function change(world: World, customer: Customer, body: unknown): Customer {
  const members = readMembers(body, ['qualifications', 'agreementSigned', 'directSigned', 'creditCheck', 'relationship', 'adminEnds'])
  const agreementSigned = readFlag(members, 'agreementSigned') ?? customer.agreementSigned
  return {
    ...customer,
    qualifications: readQualifications(members, world.clock.now()) ?? customer.qualifications,
    agreementSigned,
    agreements: agreementsOf(customer, agreementSigned, world.clock.now()),
    directSigned: readFlag(members, 'directSigned') ?? customer.directSigned,
    creditCheck: readCreditCheck(members, customer.creditCheck),
    adminEndsAt: readAdminEnds(members, world.clock.now(), customer.adminEndsAt),
    relationship: readChoice(members, 'relationship', ['reseller', 'none']) ?? customer.relationship,
  }
}

/** Who signs today accepts today; who is set back to unsigned has accepted nothing. */
function agreementsOf({ agreements, domain }: Customer, isSigned: boolean, now: number): readonly Agreement[] {
  const others = agreements.filter((one) => one.type !== CUSTOMER_AGREEMENT)
  if (!isSigned) return others
  return others.length < agreements.length ? agreements : [...others, acceptedAgreement(domain, now)]
}

function readQualifications(members: Members, now: number): Qualification[] | undefined {
  const sent = members['qualifications']
  if (sent === undefined) return undefined
  return (listOf(sent) ?? [sent]).map((entry) => {
    const kind = QUALIFICATIONS.find((one) => isMembers(entry) && entry['qualification'] === one)
    const vettingStatus = VETTING_STATUSES.find((one) => isMembers(entry) && entry['vettingStatus'] === one)
    if (kind !== undefined && vettingStatus !== undefined) return { qualification: kind, vettingStatus, createdAt: now }
    const expected = `{qualification: ${QUALIFICATIONS.join(' or ')}, vettingStatus: ${VETTING_STATUSES.join(' or ')}}`
    throw new BadInput(`qualifications: ${JSON.stringify(entry)} is none: expected a list of ${expected}.`)
  })
}

function readCreditCheck(members: Members, otherwise: string | null): string | null {
  const sent = members['creditCheck']
  if (sent === undefined) return otherwise
  if (sent === null || (typeof sent === 'string' && findDurationMs(sent, 0) !== undefined)) return sent
  throw new BadInput(`creditCheck is ${JSON.stringify(sent)}: expected a duration such as PT36H, or null.`)
}

/** Null: the relationship extends itself. */
function readAdminEnds(members: Members, now: number, otherwise: number | null): number | null {
  const sent = members['adminEnds']
  if (sent === undefined) return otherwise
  if (sent === null) return null
  const text = typeof sent === 'string' ? sent : ''
  const duration = findDurationMs(text, now)
  const at = duration === undefined ? Date.parse(text) : now + duration
  if (!Number.isNaN(at)) return at
  throw new BadInput(`adminEnds is ${JSON.stringify(sent)}: expected a date, a duration from now such as P20D, or null.`)
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
    groups: world.groups.of(customer.id).map((group) => shownGroup(world, group)),
    orders: world.orders.of(customer.id).map((order) => orderToWire(order, world, now)),
  }
}
