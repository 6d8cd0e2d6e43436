import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { planForMember, planForMembers } from '../../lifecycle/plan-group-work.ts'
import type { Group } from '../../store/groups.ts'
import type { World } from '../../world.ts'
import { getCustomer } from './customers.ts'
import { BadInput, readMembers, readText } from './read-input.ts'
import { shownGroup } from './shown-group.ts'
import { byPerson, getUser, readLicenses } from './users.ts'

type ByCustomer = { Params: { customer: string } }
type ByGroup = { Params: { customer: string; group: string } }
type ByMember = { Params: { customer: string; group: string; user: string } }

/** The customer's own people make groups, and join and leave them; what that means for licenses follows as Microsoft gets round to it. */
export function groupRoutes(app: FastifyInstance, world: World): void {
  app.post<ByCustomer>('/customers/:customer/groups', (request, reply) =>
    reply.code(201).send(world.database.transaction(() => create(world, request.params.customer, request.body))),
  )
  app.patch<ByGroup>('/customers/:customer/groups/:group', (request) =>
    world.database.transaction(() => change(world, getGroup(world, request.params), request.body)),
  )
  app.delete<ByGroup>('/customers/:customer/groups/:group', (request, reply) => {
    world.database.transaction(() => remove(world, getGroup(world, request.params)))
    return reply.code(204).send()
  })
  app.put<ByMember>('/customers/:customer/groups/:group/members/:user', (request, reply) => {
    world.database.transaction(() => join(world, request.params, true))
    return reply.code(204).send()
  })
  app.delete<ByMember>('/customers/:customer/groups/:group/members/:user', (request, reply) => {
    world.database.transaction(() => join(world, request.params, false))
    return reply.code(204).send()
  })
}

function create(world: World, customer: string, body: unknown): object {
  const { id: customerId } = getCustomer(world, customer)
  const members = readMembers(body, ['name', 'licenses', 'membershipRule'])
  const name = readText(members, 'name')
  if (name === undefined || name === '') throw new BadInput('name is missing: expected for example "Sales".')
  if (world.groups.of(customerId).some((group) => group.name === name)) throw new BadInput(`There is a group "${name}" already.`)
  const group: Group = {
    id: randomUUID(),
    customerId,
    name,
    licenses: licensesIn(world, customerId, members) ?? [],
    membershipRule: readText(members, 'membershipRule') ?? null,
    memberGroups: [],
    stuck: [],
    processedFrom: null,
  }
  world.groups.save(group)
  return shownGroup(world, group)
}

function change(world: World, group: Group, body: unknown): object {
  const members = readMembers(body, ['name', 'licenses', 'membershipRule'])
  const licenses = licensesIn(world, group.customerId, members)
  const changed: Group = {
    ...group,
    name: readText(members, 'name') ?? group.name,
    membershipRule: readText(members, 'membershipRule') ?? group.membershipRule,
    licenses: licenses ?? group.licenses,
  }
  if (licenses) planForMembers(world, changed, byPerson(world))
  else world.groups.save(changed)
  return shownGroup(world, world.groups.find(group.customerId, group.id) ?? changed)
}

/** Microsoft lets nobody delete a group that carries licenses (Entra, resolve group license problems). */
function remove(world: World, group: Group): void {
  if (group.licenses.length > 0 || world.groupWork.isOpen(group))
    throw new BadInput(`The group "${group.name}" carries licenses: take them away first, and wait until its members are processed.`, 409)
  world.groups.remove(group)
}

function join(world: World, params: ByMember['Params'], isMember: boolean): void {
  const group = getGroup(world, params)
  const user = getUser(world, params)
  if (isMember) world.groups.addMember(group, user.id)
  else world.groups.removeMember(group, user.id)
  planForMember(world, group, user.id, byPerson(world))
}

function licensesIn(world: World, customerId: string, members: ReturnType<typeof readMembers>): Group['licenses'] | undefined {
  return readLicenses(world, customerId, members, 0)?.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans }))
}

/** By id or by name. */
function getGroup(world: World, { customer, group: idOrName }: ByGroup['Params']): Group {
  const { id, domain } = getCustomer(world, customer)
  const found = world.groups.find(id, idOrName) ?? world.groups.of(id).find((group) => group.name === idOrName)
  if (!found) throw new BadInput(`${domain} has no group "${idOrName}".`, 404)
  return found
}
