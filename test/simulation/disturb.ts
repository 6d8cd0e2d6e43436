import type { Clock } from '../../src/domain/clock.ts'
import type { Stage } from '../../src/durable/stage.ts'
import { E3, E4, SWAY } from '../support/a-customer.ts'
import { aLatecomer } from './book.ts'
import { setLicenses, type DirectoryWorld } from './model/directory.ts'
import { setMember } from './model/groups.ts'
import { aged, change, unitsOf, withEntry, type Tenant, type User } from './model/state.ts'
import type { PromiseWatch } from './promise-watch.ts'

export interface Disturbance {
  readonly random: () => number
  readonly stage: Stage
  readonly clock: Clock
  readonly tenants: ReadonlyMap<string, Tenant>
  readonly watch: PromiseWatch
  readonly world: DirectoryWorld
  /** They act at this moment. */
  readonly people: { areActing: boolean }
  readonly tell: (line: string) => void
  readonly untilMs: number
}

/** Other people work in the same tenants: a few things that they do, at moments of the seed's choice. */
export function disturb(options: Disturbance): void {
  const { random, stage, clock, tenants, untilMs } = options
  const count = 1 + Math.floor(random() * 4)
  for (let n = 0; n < count; n += 1) {
    // Sooner rather than later: most of a run is over within the hour, the hold aside.
    const [atMs, whichTenant, whichAct, detail] = [random() ** 3 * untilMs, random(), random(), random()]
    const tenant = [...tenants.values()][Math.floor(whichTenant * tenants.size)]
    const act = ACTS[Math.floor(whichAct * ACTS.length)]
    if (!tenant || !act) continue
    void stage.as({ name: 'somebody else', isDead: false, isFrozen: false }, async () => {
      await clock.sleep(atMs)
      if (act === takeSeats) await untilMoving(tenant, options)
      await stage.turn('somebody else', () => {
        options.people.areActing = true
        const said = act(tenant, n, detail, Date.parse(clock.now()), options)
        options.people.areActing = false
        if (said !== undefined) options.tell(`## ${tenant.name}: ${said}`)
      })
    })
  }
}

/** Until some have the new license and others have not: it hurts most then. */
async function untilMoving(tenant: Tenant, { clock, untilMs }: Disturbance): Promise<void> {
  const isMoving = () => [...tenant.now.users.values()].some(({ licenses }) => licenses.some(({ skuId }) => skuId === E3))
  const end = Date.parse(clock.now()) + untilMs
  while (!isMoving() && Date.parse(clock.now()) < end) await clock.sleep(1000)
}

type Act = (tenant: Tenant, n: number, detail: number, now: number, options: Disturbance) => string | undefined

const ACTS: readonly Act[] = [
  hire,
  hire,
  leave,
  takeOld,
  giveOldBack,
  giveOldBack,
  changeServices,
  takeSeats,
  takeSeats,
  addSeats,
  joinGroup,
  joinGroup,
  leaveGroup,
]

/** Somebody new gets the old license, where there is one left. */
function hire(tenant: Tenant, n: number, _detail: number, now: number, { watch, world }: Disturbance): string | undefined {
  const units = unitsOf(tenant.now, now).get(E4)
  if (!units || units.enabled - units.consumed < 1) return undefined
  const user = aLatecomer(tenant, n)
  change(tenant, now, { users: withEntry(tenant.now.users, user.id, { ...user, licenses: [] }) })
  setLicenses(tenant, { ...user, licenses: [] }, user.licenses, now, world)
  watch.disturbed(tenant, { sku: E4 })
  return `${user.userPrincipalName} was hired and got Office 365 E4`
}

function leave(tenant: Tenant, _n: number, detail: number, now: number, { watch }: Disturbance): string | undefined {
  const user = someUser(tenant, detail)
  if (!user) return undefined
  const users = new Map(tenant.now.users)
  users.delete(user.id)
  change(tenant, now, { users })
  watch.disturbed(tenant, { user: user.id })
  return `${user.userPrincipalName} left`
}

function takeOld(tenant: Tenant, _n: number, detail: number, now: number, { watch, world }: Disturbance): string | undefined {
  const user = someUser(tenant, detail)
  if (!user) return undefined
  setLicenses(
    tenant,
    user,
    user.licenses.filter(({ skuId, group }) => skuId !== E4 || group !== undefined),
    now,
    world,
  )
  watch.disturbed(tenant, { user: user.id })
  return `somebody took Office 365 E4 from ${user.userPrincipalName}`
}

/** Somebody new has no license but what the group gives. */
function joinGroup(tenant: Tenant, n: number, detail: number, now: number, { watch }: Disturbance): string | undefined {
  const group = someOf([...tenant.now.groups.values()], detail)
  if (!group) return undefined
  const user: User = { ...aLatecomer(tenant, n), licenses: [] }
  change(tenant, now, { users: withEntry(tenant.now.users, user.id, user) })
  setMember(tenant, group, user.id, true, now)
  watch.disturbed(tenant, { sku: E4 })
  watch.disturbed(tenant, { user: user.id })
  return `${user.userPrincipalName} joined ${group.name}`
}

function leaveGroup(tenant: Tenant, _n: number, detail: number, now: number, { watch }: Disturbance): string | undefined {
  const group = someOf([...tenant.now.groups.values()], detail)
  const user = group && someOf(group.members, detail)
  if (!group || user === undefined) return undefined
  setMember(tenant, group, user, false, now)
  watch.disturbed(tenant, { user })
  watch.disturbed(tenant, { leaver: user })
  return `${user} left ${group.name}`
}

/** Whoever was moved has "no mail", and a helpful colleague gives them what they had. */
function giveOldBack(tenant: Tenant, _n: number, detail: number, now: number, { watch, world }: Disturbance): string | undefined {
  const user = someUser(tenant, detail)
  const units = unitsOf(tenant.now, now).get(E4)
  if (!user || user.licenses.some(({ skuId }) => skuId === E4) || !units || units.enabled - units.consumed < 1) return undefined
  setLicenses(tenant, user, [...user.licenses, { skuId: E4, disabledPlans: [] }], now, world)
  watch.disturbed(tenant, { user: user.id })
  watch.disturbed(tenant, { sku: E4 })
  return `${user.userPrincipalName} was given Office 365 E4 again`
}

function changeServices(tenant: Tenant, _n: number, detail: number, now: number, { watch, world }: Disturbance): string | undefined {
  const user = someUser(tenant, detail)
  if (!user) return undefined
  const licenses = user.licenses.map((license) =>
    license.skuId === E4 && license.group === undefined
      ? { ...license, disabledPlans: license.disabledPlans.length > 0 ? [] : [SWAY] }
      : license,
  )
  setLicenses(tenant, user, licenses, now, world)
  watch.disturbed(tenant, { user: user.id })
  return `somebody switched a service of ${user.userPrincipalName} on or off`
}

/** Seats that we counted on go to others; one is left. */
function takeSeats(tenant: Tenant, n: number, _detail: number, now: number, { watch, world }: Disturbance): string | undefined {
  const units = unitsOf(tenant.now, now).get(E3)
  const free = units ? units.enabled - units.consumed : 0
  for (let taken = 1; taken < free; taken += 1) {
    const user: User = { ...aLatecomer(tenant, n), id: `${tenant.id}-other-${n}-${taken}`, licenses: [] }
    change(tenant, now, { users: withEntry(tenant.now.users, user.id, user) })
    setLicenses(tenant, user, [{ skuId: E3, disabledPlans: [] }], now, world)
  }
  if (free < 2) return undefined
  watch.disturbed(tenant, { sku: E3 })
  return `${free - 1} seats of Office 365 E3 went to others`
}

function addSeats(tenant: Tenant, _n: number, _detail: number, now: number, { watch }: Disturbance): string | undefined {
  const stored = [...tenant.now.subscriptions.values()][0]
  const one = stored && aged(stored, now)
  if (!stored || one?.status !== 'active') return undefined
  const more = { ...one, quantity: one.quantity + 1, version: one.version + 1 }
  change(tenant, now, { subscriptions: withEntry(tenant.now.subscriptions, stored.id.toLowerCase(), more) })
  watch.disturbed(tenant, { subscription: stored.id })
  return `somebody added a seat to ${stored.id}`
}

function someUser(tenant: Tenant, detail: number): User | undefined {
  return someOf([...tenant.now.users.values()], detail)
}

function someOf<T>(list: readonly T[], detail: number): T | undefined {
  return list[Math.floor(detail * list.length)]
}
