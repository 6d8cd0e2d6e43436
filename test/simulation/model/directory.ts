import { badRequest, listOf, membersOf, refuseGraph, textOf, type ModelAnswer, type ModelRequest } from './answer.ts'
import { aged, change, LAGS, unitsOf, withEntry, type Group, type License, type Sku, type Tenant, type User, type View } from './state.ts'

/** What the directory needs to know of the rest of the world. */
export interface DirectoryWorld {
  readonly skus: ReadonlyMap<string, Sku>
  /** One request for a user's licenses, before it is judged. */
  onLicenseRequest(tenant: Tenant, user: User, add: readonly License[], remove: readonly string[]): void
  /** One request for a group's licenses, before it is judged. */
  onGroupRequest(tenant: Tenant, group: Group, add: readonly License[], remove: readonly string[]): void
  /** After it was applied. */
  onLicensesChanged(tenant: Tenant, before: User, after: User): void
}

/** `GET /v1.0/subscribedSkus`. */
export function subscribedSkus(tenant: Tenant, view: View, now: number, { skus }: DirectoryWorld): ModelAnswer {
  const value = [...unitsOf(view, now)].flatMap(([skuId, units]) => {
    const sku = skus.get(skuId)
    if (!sku) return []
    const { enabled, warning, suspended, consumed } = units
    const servicePlans = sku.servicePlans.map((plan) => ({ servicePlanId: plan.id, servicePlanName: plan.name, appliesTo: 'User' }))
    return [
      {
        id: `${tenant.id}_${skuId}`,
        skuId,
        skuPartNumber: sku.partNumber,
        appliesTo: 'User',
        capabilityStatus: capabilityOf(units),
        consumedUnits: consumed,
        prepaidUnits: { enabled, warning, suspended, lockedOut: 0 },
        servicePlans,
      },
    ]
  })
  return { status: 200, body: { value } }
}

function capabilityOf({ enabled, warning }: { readonly enabled: number; readonly warning: number }): string {
  if (enabled > 0) return 'Enabled'
  return warning > 0 ? 'Warning' : 'Suspended'
}

const DIRECTORY_STATUS = {
  pending: 'Enabled',
  active: 'Enabled',
  expired: 'Warning',
  suspended: 'Suspended',
  disabled: 'Suspended',
  deleted: 'Deleted',
} as const

/** `GET /v1.0/directory/subscriptions`. */
export function directorySubscriptions(view: View, now: number, { skus }: DirectoryWorld): ModelAnswer {
  const shown = [...view.subscriptions.values()]
    .map((one) => aged(one, now))
    .filter((one) => one.status !== 'pending' && now >= one.directoryAt)
  const value = shown.map((one) => ({
    id: one.id.toLowerCase(),
    commerceSubscriptionId: one.id.toLowerCase(),
    skuId: one.skuId,
    skuPartNumber: skus.get(one.skuId)?.partNumber ?? null,
    status: DIRECTORY_STATUS[one.status],
    totalLicenses: one.quantity,
    nextLifecycleDateTime: null,
  }))
  return { status: 200, body: { value } }
}

/** `GET /v1.0/users` filtered by a SKU; `pageSize` is the most that a page has, whatever is asked for. */
export function listUsers(view: View, request: ModelRequest, now: number, world: DirectoryWorld, pageSize: number): ModelAnswer {
  const skuId = /skuId eq ([0-9a-f-]+)/i.exec(request.query.get('$filter') ?? '')?.[1]?.toLowerCase()
  const after = request.query.get('$skiptoken') ?? ''
  const size = Math.min(pageSize, Number(request.query.get('$top') ?? 100))
  const wanted = [...view.users.values()]
    .filter((user) => user.id > after && (skuId === undefined || user.licenses.some((license) => license.skuId === skuId)))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const shown = wanted.slice(0, size)
  const last = shown.at(-1)
  const next = new URLSearchParams(request.query)
  if (last) next.set('$skiptoken', last.id)
  return {
    status: 200,
    body: {
      value: shown.map((user) => userToWire(view, user, now, world)),
      ...(wanted.length > size ? { '@odata.nextLink': `http://graph.model/v1.0/users?${next}` } : {}),
    },
  }
}

/** `GET /v1.0/users/{id}`. */
export function getUser(view: View, id: string, now: number, world: DirectoryWorld): ModelAnswer {
  const user = view.users.get(id)
  return user ? { status: 200, body: userToWire(view, user, now, world) } : notFound(id)
}

export function userToWire(view: View, user: User, now: number, { skus }: DirectoryWorld): unknown {
  const units = unitsOf(view, now)
  const plans = new Map<string, string>()
  for (const { skuId, disabledPlans } of user.licenses) {
    const status = capabilityOf(units.get(skuId) ?? { enabled: 0, warning: 0 })
    for (const plan of skus.get(skuId)?.servicePlans ?? []) {
      const since = user.planSince[plan.id]
      if (disabledPlans.includes(plan.id) || (since !== undefined && now < since + LAGS.services)) continue
      if (plans.get(plan.id) !== 'Enabled') plans.set(plan.id, status)
    }
  }
  const { id, userPrincipalName, displayName, usageLocation, licenses } = user
  return {
    id,
    userPrincipalName,
    displayName,
    accountEnabled: true,
    usageLocation,
    assignedLicenses: merged(licenses),
    assignedPlans: [...plans].map(([servicePlanId, capabilityStatus]) => ({ servicePlanId, capabilityStatus })),
    licenseAssignmentStates: pathsOf(view, user),
  }
}

/** A plan is off where every path has it off. */
function merged(licenses: readonly License[]): readonly License[] {
  return [...Map.groupBy(licenses, ({ skuId }) => skuId)].map(([skuId, each]) => ({
    skuId,
    disabledPlans: (each[0]?.disabledPlans ?? []).filter((plan) => each.every(({ disabledPlans }) => disabledPlans.includes(plan))),
  }))
}

/** One for each path, also for one by which a group cannot give, or cannot take back. */
function pathsOf({ groups }: View, { id, licenses }: User): readonly unknown[] {
  const errors = [...groups.values()].flatMap((group) => group.errors.get(id) ?? [])
  const isOf = (one: License) => (other: License) => other.skuId === one.skuId && other.group === one.group
  const path = ({ skuId, disabledPlans, group }: License, state: string, error: string) => ({
    skuId,
    disabledPlans,
    assignedByGroup: group ?? null,
    state,
    error,
  })
  return [
    ...licenses.map((license) => {
      const error = errors.find(isOf(license))?.error
      return path(license, error === undefined ? 'Active' : 'ActiveWithError', error ?? 'None')
    }),
    ...errors.filter((one) => !licenses.some(isOf(one))).map((one) => path(one, 'Error', one.error)),
  ]
}

/** `POST /v1.0/users/{id}/assignLicense`: all of it or nothing. */
export function assignLicense(tenant: Tenant, id: string, body: unknown, now: number, world: DirectoryWorld): ModelAnswer {
  const user = tenant.now.users.get(id)
  if (!user) return notFound(id)
  const add = listOf(membersOf(body)['addLicenses']).map(readLicense)
  const remove = listOf(membersOf(body)['removeLicenses']).map((sku) => String(sku).toLowerCase())
  world.onLicenseRequest(tenant, user, add, remove)
  const refusal = problemOf(tenant, user, add, remove, now, world)
  if (refusal !== undefined) return badRequest(refusal)
  const isTouched = ({ skuId, group }: License) => group === undefined && (remove.includes(skuId) || add.some((one) => one.skuId === skuId))
  const kept = user.licenses.filter((license) => !isTouched(license))
  setLicenses(tenant, user, [...kept, ...add], now, world)
  return { status: 200, body: { id, userPrincipalName: user.userPrincipalName } }
}

/** Also for what a person does in the directory by themselves; `isOurs` false: it follows from such a thing, and nobody looks at it. */
export function setLicenses(
  tenant: Tenant,
  user: User,
  licenses: readonly License[],
  now: number,
  world: DirectoryWorld,
  isOurs = true,
): void {
  const after = saveLicenses(tenant, user, licenses, now, world)
  if (isOurs) world.onLicensesChanged(tenant, user, after)
}

function saveLicenses(tenant: Tenant, user: User, licenses: readonly License[], now: number, world: DirectoryWorld): User {
  const was = plansOn(user.licenses, world)
  const since = [...plansOn(licenses, world)].map((plan): [string, number] => [plan, was.has(plan) ? (user.planSince[plan] ?? 0) : now])
  const after: User = { ...user, licenses, planSince: Object.fromEntries(since) }
  change(tenant, now, { users: withEntry(tenant.now.users, user.id, after) })
  return after
}

/** A SKU that no subscription feeds any more leaves its users. */
export function followDeletions(tenant: Tenant, now: number, world: DirectoryWorld): void {
  const all = [...tenant.now.subscriptions.values()].map((one) => aged(one, now))
  const gone = new Set(all.flatMap(({ skuId, status }) => (status === 'deleted' ? [skuId] : [])))
  for (const { skuId, status } of all) if (status !== 'deleted') gone.delete(skuId)
  if (gone.size === 0) return
  for (const user of tenant.now.users.values()) {
    const licenses = user.licenses.filter(({ skuId }) => !gone.has(skuId))
    if (licenses.length < user.licenses.length) saveLicenses(tenant, user, licenses, now, world)
  }
}

export function plansOn(licenses: readonly License[], { skus }: Pick<DirectoryWorld, 'skus'>): ReadonlySet<string> {
  return new Set(
    licenses.flatMap(({ skuId, disabledPlans }) =>
      (skus.get(skuId)?.servicePlans ?? []).map((plan) => plan.id).filter((plan) => !disabledPlans.includes(plan)),
    ),
  )
}

export function readLicense(value: unknown): License {
  const { skuId, disabledPlans } = membersOf(value)
  return { skuId: String(skuId).toLowerCase(), disabledPlans: listOf(disabledPlans).map((plan) => String(plan).toLowerCase()) }
}

/** Whether what is to be added is there to be assigned, with these service plans; of a user or of a group. */
export function refuseSkus(tenant: Tenant, add: readonly License[], now: number, { skus }: DirectoryWorld): string | undefined {
  const units = unitsOf(tenant.now, now)
  for (const { skuId, disabledPlans } of add) {
    const owned = units.get(skuId)
    if (!owned || capabilityOf(owned) === 'Suspended') return `License ${skuId} does not correspond to a valid company License.`
    const stranger = disabledPlans.find((plan) => !skus.get(skuId)?.servicePlans.some((known) => known.id === plan))
    if (stranger !== undefined) return `Service plan ${stranger} in disabledPlans does not belong to the license ${skuId}.`
  }
  return undefined
}

/** In the order in which Graph refuses (licensing errors as reported, 2016 to 2026). */
function problemOf(
  tenant: Tenant,
  user: User,
  add: readonly License[],
  remove: readonly string[],
  now: number,
  world: DirectoryWorld,
): string | undefined {
  const units = unitsOf(tenant.now, now)
  const unsold = refuseSkus(tenant, add, now, world)
  if (unsold !== undefined) return unsold
  for (const sku of remove) {
    const paths = user.licenses.filter(({ skuId }) => skuId === sku)
    if (paths.length === 0) return 'User does not have a corresponding license.'
    if (paths.every(({ group }) => group !== undefined))
      return 'User license is inherited from a group membership and it cannot be removed directly from the user.'
  }
  if (add.length > 0 && user.usageLocation === null) return 'License assignment cannot be done for user with invalid usage location.'
  const taken = add.filter(({ skuId }) => !user.licenses.some((license) => license.skuId === skuId))
  const short = taken.find(({ skuId }) => {
    const owned = units.get(skuId)
    return !owned || owned.enabled + owned.warning - owned.consumed < 1
  })
  return short && `Subscription with SKU ${short.skuId} does not have any available licenses.`
}

/** `PATCH /v1.0/users/{id}` of the usage location. */
export function updateUser(tenant: Tenant, id: string, body: unknown, now: number): ModelAnswer {
  const user = tenant.now.users.get(id)
  if (!user) return notFound(id)
  const usageLocation = textOf(membersOf(body)['usageLocation'])
  if (usageLocation === undefined || !/^[A-Z]{2}$/.test(usageLocation))
    return badRequest("Invalid value specified for property 'usageLocation' of resource 'User'.")
  change(tenant, now, { users: withEntry(tenant.now.users, id, { ...user, usageLocation }) })
  return { status: 204 }
}

export function notFound(id: string): ModelAnswer {
  return refuseGraph(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}
