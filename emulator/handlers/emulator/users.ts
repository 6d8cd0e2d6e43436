import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { isMembers, isGuid, listOf } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'
import { changeLicenses, logUserChange, stateOf } from '../../lifecycle/change-licenses.ts'
import { plansOn } from '../../lifecycle/plans-on.ts'
import type { Cause } from '../../lifecycle/save-subscription.ts'
import type { Customer } from '../../store/customers.ts'
import type { License, User } from '../../store/users.ts'
import type { World } from '../../world.ts'
import { getCustomer } from './customers.ts'
import { BadInput, readFlag, readMembers, readText } from './read-input.ts'
import { readUserFacts, shownFacts, USER_FACTS } from './user-facts.ts'

type ByCustomer = { Params: { customer: string }; Querystring: { upn?: string; after?: string; limit?: string } }
type ByUser = { Params: { customer: string; user: string } }

/** People in the customer's own organization: they hire, change and leave, whatever a migration is doing meanwhile. */
export function userRoutes(app: FastifyInstance, world: World): void {
  app.get<ByCustomer>('/customers/:customer/users', (request) => list(world, getCustomer(world, request.params.customer), request.query))
  app.post<ByCustomer>('/customers/:customer/users', (request, reply) =>
    reply.code(201).send(world.database.transaction(() => hire(world, getCustomer(world, request.params.customer), request.body))),
  )
  app.get<ByUser>('/customers/:customer/users/:user', (request) => truthOf(world, getUser(world, request.params)))
  app.patch<ByUser>('/customers/:customer/users/:user', (request) =>
    world.database.transaction(() => change(world, getUser(world, request.params), request.body)),
  )
  app.delete<ByUser>('/customers/:customer/users/:user', (request, reply) => {
    world.database.transaction(() => leave(world, getUser(world, request.params)))
    return reply.code(204).send()
  })
}

function list(world: World, customer: Customer, query: ByCustomer['Querystring']): unknown {
  const users = world.users.page(
    customer.id,
    query.upn === undefined ? {} : { upn: query.upn },
    query.after ?? '',
    Math.min(Number(query.limit ?? 1000), 10_000),
  )
  return { users: users.map((user) => truthOf(world, user)) }
}

function hire(world: World, customer: Customer, body: unknown): unknown {
  const members = readMembers(body, ['displayName', 'userPrincipalName', 'usageLocation', 'licenses', ...USER_FACTS])
  const upn = readText(members, 'userPrincipalName')
  if (upn === undefined || !/^[^@\s]+@[^@\s]+$/.test(upn))
    throw new BadInput(`userPrincipalName is ${JSON.stringify(upn)}: expected for example anna@${customer.domain}.`)
  if (world.users.find(customer.id, upn)) throw new BadInput(`There is a user ${upn} already.`)
  const cause = byPerson(world)
  const user: User = {
    id: randomUUID(),
    customerId: customer.id,
    userPrincipalName: upn,
    displayName: readText(members, 'displayName') ?? upn.split('@')[0] ?? upn,
    usageLocation: readText(members, 'usageLocation') ?? customer.country,
    accountEnabled: true,
    createdAt: cause.at,
    planSince: {},
    ...readUserFacts(members),
  }
  const licenses = readLicenses(world, customer.id, members, cause.at) ?? []
  world.users.save(user)
  world.users.setLicenses(customer.id, user.id, licenses)
  logUserChange(world, user, null, licenses.map(stateOf), cause)
  return truthOf(world, user)
}

/** Licenses, when given, replace the direct ones; those of groups stay. */
function change(world: World, user: User, body: unknown): unknown {
  const members = readMembers(body, ['usageLocation', 'accountEnabled', 'displayName', 'licenses', ...USER_FACTS])
  const cause = byPerson(world)
  const usageLocation = members['usageLocation'] === null ? null : (readText(members, 'usageLocation') ?? user.usageLocation)
  const changed: User = {
    ...user,
    usageLocation,
    accountEnabled: readFlag(members, 'accountEnabled') ?? user.accountEnabled,
    displayName: readText(members, 'displayName') ?? user.displayName,
    ...readUserFacts(members),
  }
  world.users.save(changed)
  const direct = readLicenses(world, user.customerId, members, cause.at)
  const held = world.users.licensesOf(user.customerId, user.id)
  const after = direct ? [...held.filter((license) => license.group !== null), ...direct] : held
  changeLicenses(world, changed, after, cause)
  return truthOf(world, changed)
}

function leave(world: World, user: User): void {
  const held = world.users.licensesOf(user.customerId, user.id)
  for (const group of world.groups.ofUser(user.customerId, user.id)) {
    world.groups.removeMember(group, user.id)
    world.licenseErrors.replace(group, user.id, [])
  }
  world.users.remove(user)
  logUserChange(world, user, held.map(stateOf), null, byPerson(world))
}

/** Direct licenses, as they are written for a user or a group. */
export function readLicenses(world: World, customerId: string, members: Members, at: number): License[] | undefined {
  const sent = members['licenses']
  if (sent === undefined) return undefined
  const entries = listOf(sent)
  if (!entries) throw new BadInput('licenses is no list: expected for example [{"sku": "o365-e3"}].')
  return entries.map((entry) => {
    if (!isMembers(entry) || typeof entry['sku'] !== 'string')
      throw new BadInput('licenses: expected a list of {sku, disabledPlans?}, sku being a product such as o365-e3 or a SKU id.')
    const sku = isGuid(entry['sku'])
      ? world.catalog.findSku(customerId, entry['sku'].toLowerCase())
      : findSkuOfProduct(world, customerId, entry['sku'])
    if (!sku) throw new BadInput(`licenses: unknown sku "${entry['sku']}".`)
    const disabledPlans = (listOf(entry['disabledPlans']) ?? []).map((plan) => {
      const known = sku.servicePlans.find((one) => one.id === plan || one.name === plan)
      if (!known) throw new BadInput(`licenses: ${JSON.stringify(plan)} is no service plan of ${sku.partNumber}.`)
      return known.id
    })
    return { skuId: sku.skuId, disabledPlans, group: null, assignedAt: at }
  })
}

function findSkuOfProduct(world: World, customerId: string, id: string): ReturnType<World['catalog']['findSku']> {
  const product = world.catalog.findProduct(id)
  return product && world.catalog.skuOf(customerId, product)
}

export function getUser(world: World, params: ByUser['Params']): User {
  const customer = getCustomer(world, params.customer)
  const user = world.users.find(customer.id, params.user)
  if (!user) throw new BadInput(`${customer.domain} has no user "${params.user}".`, 404)
  return user
}

function truthOf(world: World, user: User): unknown {
  const licenses = world.users.licensesOf(user.customerId, user.id)
  const { id, userPrincipalName, displayName, usageLocation, accountEnabled } = user
  return {
    id,
    userPrincipalName,
    displayName,
    usageLocation,
    accountEnabled,
    ...shownFacts(user),
    licenses: licenses.map(stateOf),
    servicesOn: Array.from(plansOn(world.catalog, user.customerId, licenses).values(), (plan) => plan.name).toSorted(),
    historyLength: world.log.userHistoryLength(user.customerId, user.id),
  }
}

export function byPerson(world: World): Cause {
  return { actor: 'person', requestSeq: null, at: world.clock.now() }
}
