import { badRequest, listOf, membersOf, type ModelAnswer, type ModelRequest } from './answer.ts'
import { notFound, readLicense, refuseSkus, setLicenses, userToWire, type DirectoryWorld } from './directory.ts'
import { change, LAGS, unitsOf, withEntry, type Group, type License, type Tenant, type User, type View } from './state.ts'

/** `GET /v1.0/groups` filtered by a SKU. */
export function listGroups(view: View, request: ModelRequest, now: number): ModelAnswer {
  const skuId = /skuId eq ([0-9a-f-]+)/i.exec(request.query.get('$filter') ?? '')?.[1]?.toLowerCase()
  const wanted = [...view.groups.values()].filter(({ licenses }) => licenses.some((license) => license.skuId === skuId))
  return { status: 200, body: { value: wanted.map((group) => groupToWire(group, now)) } }
}

/** `GET /v1.0/groups/{id}`. */
export function getGroup(view: View, id: string, now: number): ModelAnswer {
  const group = view.groups.get(id)
  return group ? { status: 200, body: groupToWire(group, now) } : notFound(id)
}

/** `GET /v1.0/groups/{id}/members`. */
export function listMembers(view: View, id: string): ModelAnswer {
  const group = view.groups.get(id)
  if (!group) return notFound(id)
  return { status: 200, body: { value: group.members.map((user) => ({ '@odata.type': '#microsoft.graph.user', id: user })) } }
}

/** `GET /v1.0/groups/{id}/membersWithLicenseErrors`. */
export function listMembersInError(view: View, id: string, now: number, world: DirectoryWorld): ModelAnswer {
  const group = view.groups.get(id)
  if (!group) return notFound(id)
  const users = [...group.errors.keys()].sort().flatMap((user) => view.users.get(user) ?? [])
  return { status: 200, body: { value: users.map((user) => userToWire(view, user, now, world)) } }
}

function groupToWire({ id, name, licenses, work, processedFrom }: Group, now: number): unknown {
  const state = work.length === 0 ? 'ProcessingComplete' : now < processedFrom ? 'QueuedForProcessing' : 'ProcessingInProgress'
  return { id, displayName: name, groupTypes: [], membershipRule: null, assignedLicenses: licenses, licenseProcessingState: { state } }
}

/** `POST /v1.0/groups/{id}/assignLicense`: the group at once, its members one after the other, later. */
export function assignGroupLicense(tenant: Tenant, id: string, body: unknown, now: number, world: DirectoryWorld): ModelAnswer {
  const group = tenant.now.groups.get(id)
  if (!group) return notFound(id)
  const add = listOf(membersOf(body)['addLicenses']).map(readLicense)
  const remove = listOf(membersOf(body)['removeLicenses']).map((sku) => String(sku).toLowerCase())
  world.onGroupRequest(tenant, group, add, remove)
  const missing = remove.some((skuId) => !group.licenses.some((license) => license.skuId === skuId))
  const refusal = refuseSkus(tenant, add, now, world) ?? (missing ? 'Group does not have a corresponding license.' : undefined)
  if (refusal !== undefined) return badRequest(refusal)
  const kept = group.licenses.filter(({ skuId }) => !remove.includes(skuId) && !add.some((one) => one.skuId === skuId))
  const work = group.members.toSorted().map((user, n) => ({ user, dueAt: now + LAGS.groups + n * LAGS.groupMember, isOurs: true }))
  const others = group.work.filter(({ user }) => !group.members.includes(user))
  saveGroup(tenant, { ...group, licenses: [...kept, ...add], work: [...others, ...work], processedFrom: now + LAGS.groups }, now)
  return { status: 202, body: { id } }
}

/** `POST /v1.0/users/{id}/reprocessLicenseAssignment`: all groups of a user are looked at again, and nobody is forgotten twice. */
export function reprocess(tenant: Tenant, id: string, now: number): ModelAnswer {
  if (!tenant.now.users.has(id)) return notFound(id)
  for (const group of tenant.now.groups.values()) {
    if (!group.members.includes(id)) continue
    saveGroup(tenant, planned({ ...group, forgets: group.forgets.filter((user) => user !== id) }, id, now, true), now)
  }
  return { status: 200, body: { id } }
}

/** Somebody puts a user into a group, or takes them out of it. */
export function setMember(tenant: Tenant, group: Group, user: string, isMember: boolean, now: number): void {
  const others = group.members.filter((each) => each !== user)
  saveGroup(tenant, planned({ ...group, members: isMember ? [...others, user] : others }, user, now, false), now)
}

function planned(group: Group, user: string, now: number, isOurs: boolean): Group {
  const others = group.work.filter((each) => each.user !== user)
  return { ...group, work: [...others, { user, dueAt: now + LAGS.groups, isOurs }] }
}

function saveGroup(tenant: Tenant, group: Group, now: number): void {
  change(tenant, now, { groups: withEntry(tenant.now.groups, group.id, group) })
}

/** Members whose turn has come get what their groups give: of one user and one moment all together, or where that cannot be one by one. */
export function processGroups(tenant: Tenant, now: number, world: DirectoryWorld): void {
  for (let due = firstDue(tenant, now); due; due = firstDue(tenant, now)) {
    const { user: id, dueAt, isOurs } = due
    const mine = [...tenant.now.groups.values()].filter((group) => group.work.some((work) => work.user === id && work.dueAt === dueAt))
    for (const group of mine) saveGroup(tenant, { ...group, work: group.work.filter((work) => work.user !== id) }, dueAt)
    const groups = mine.filter((group) => !group.forgets.includes(id))
    const give = (some: readonly Group[]): boolean => giveThrough(tenant, id, some, dueAt, isOurs, world)
    if (groups.length > 1 && give(groups)) continue
    for (const group of groups) if (!give([group])) refuse(tenant, group, id, dueAt)
  }
}

function firstDue({ now: { groups } }: Tenant, now: number): Group['work'][number] | undefined {
  return [...groups.values()]
    .flatMap(({ work }) => work)
    .filter(({ dueAt }) => dueAt <= now)
    .sort((a, b) => a.dueAt - b.dueAt || (a.user < b.user ? -1 : 1))[0]
}

/** False, and nothing has changed, where a unit is missing. */
function giveThrough(tenant: Tenant, id: string, groups: readonly Group[], at: number, isOurs: boolean, world: DirectoryWorld): boolean {
  const user = tenant.now.users.get(id)
  if (!user) return true
  const after = licensesThrough(user, groups)
  if (shortOf(tenant, user, after, at) !== undefined) return false
  for (const { id: group } of groups) {
    const known = tenant.now.groups.get(group)
    if (known) saveGroup(tenant, { ...known, errors: withoutEntry(known.errors, id) }, at)
  }
  if (JSON.stringify(after) !== JSON.stringify(user.licenses)) setLicenses(tenant, user, after, at, world, isOurs)
  return true
}

function licensesThrough(user: User, groups: readonly Group[]): readonly License[] {
  const others = user.licenses.filter((license) => !groups.some(({ id }) => id === license.group))
  return [
    ...others,
    ...groups.flatMap(({ id, licenses, members }) =>
      members.includes(user.id) ? licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans, group: id })) : [],
    ),
  ]
}

/** The first SKU of which the user would need a unit that is not there. */
function shortOf(tenant: Tenant, user: User, after: readonly License[], at: number): string | undefined {
  const units = unitsOf(tenant.now, at)
  return after.find(({ skuId }) => {
    const { enabled = 0, warning = 0, consumed = 0 } = units.get(skuId) ?? {}
    return !user.licenses.some((license) => license.skuId === skuId) && enabled + warning - consumed < 1
  })?.skuId
}

/** The member keeps all they have, and each product of the group is in error: the one that is short, and the others with it. */
function refuse(tenant: Tenant, group: Group, id: string, at: number): void {
  const user = tenant.now.users.get(id)
  const known = tenant.now.groups.get(group.id)
  if (!user || !known) return
  const after = licensesThrough(user, [group])
  const culprit = shortOf(tenant, user, after, at)
  const touched = [...user.licenses, ...after].filter((license) => license.group === group.id)
  const errors = [...new Map(touched.map((license) => [license.skuId, license])).values()].map((license) => ({
    ...license,
    error: license.skuId === culprit ? 'CountViolation' : 'Other',
  }))
  saveGroup(tenant, { ...known, errors: withEntry(known.errors, id, errors) }, at)
}

function withoutEntry<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}
