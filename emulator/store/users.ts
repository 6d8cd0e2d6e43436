import type { LicenseState } from '../events.ts'
import { docOf, parsedAs } from './docs.ts'
import type { Database, Row } from './open-database.ts'

export interface User {
  readonly id: string
  readonly customerId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly usageLocation: string | null
  readonly accountEnabled: boolean
  readonly createdAt: number
  /** When a service plan was switched on, for those that were since the user exists here. */
  readonly planSince: Readonly<Record<string, number>>
  /** Epoch ms; absent for who never signed in. */
  readonly lastSignInAt?: number
  /** Of 2^30 bytes; absent: nothing stored. */
  readonly mailboxGb?: number
  readonly oneDriveGb?: number
  /** Another object has one of this user's mail addresses: a mailbox cannot be switched on. */
  readonly proxyConflict?: boolean
}

export interface License extends LicenseState {
  readonly assignedAt: number
  /** Why a license of a group is not quite in order; only a fault says so. */
  readonly error?: string
}

export interface UserQuery {
  readonly skuId?: string | undefined
  readonly enabled?: boolean | undefined
  readonly upn?: string | undefined
  readonly ids?: readonly string[] | undefined
}

export interface UserStore {
  /** By id or user principal name. */
  find(customerId: string, idOrUpn: string): User | undefined
  save(user: User): void
  remove(user: User): void
  page(customerId: string, query: UserQuery, after: string, size: number): User[]
  count(customerId: string): number
  licensesOf(customerId: string, userId: string): License[]
  /** Replaces what the user holds, and keeps the count of units used. */
  setLicenses(customerId: string, userId: string, licenses: readonly License[]): void
  consumed(customerId: string, skuId: string): number
  holders(customerId: string, skuId: string): User[]
}

export function openUsers(database: Database): UserStore {
  const licensesOf = (customerId: string, userId: string): License[] =>
    database
      .all('select sku_id, group_id, disabled, at from licenses where customer_id = ? and user_id = ?', [customerId, userId])
      .map(licenseOf)
  return {
    find: (customerId, idOrUpn) => findUser(database, customerId, idOrUpn.toLowerCase()),
    save: (user) => saveUser(database, user),
    remove(user) {
      setLicenses(database, user.customerId, user.id, licensesOf(user.customerId, user.id), [])
      database.run('delete from users where customer_id = ? and id = ?', [user.customerId, user.id])
    },
    page: (customerId, query, after, size) => page(database, customerId, query, after, size),
    count: (customerId) => Number(database.get('select count(*) as n from users where customer_id = ?', [customerId])?.['n'] ?? 0),
    licensesOf,
    setLicenses: (customerId, userId, licenses) => setLicenses(database, customerId, userId, licensesOf(customerId, userId), licenses),
    consumed(customerId, skuId) {
      return Number(database.get('select units from consumed where customer_id = ? and sku_id = ?', [customerId, skuId])?.['units'] ?? 0)
    },
    holders: (customerId, skuId) => page(database, customerId, { skuId }, '', Number.MAX_SAFE_INTEGER),
  }
}

function findUser(database: Database, customerId: string, idOrUpn: string): User | undefined {
  const column = idOrUpn.includes('@') ? 'upn' : 'id'
  const row = database.get(`select doc from users where customer_id = ? and ${column} = ?`, [customerId, idOrUpn])
  return row && docOf<User>(row)
}

function saveUser(database: Database, user: User): void {
  database.run(
    'insert into users (customer_id, id, upn, enabled, doc) values (?, ?, ?, ?, ?) on conflict (customer_id, id) do update set upn = excluded.upn, enabled = excluded.enabled, doc = excluded.doc',
    [user.customerId, user.id, user.userPrincipalName.toLowerCase(), user.accountEnabled ? 1 : 0, JSON.stringify(user)],
  )
}

function page(database: Database, customerId: string, query: UserQuery, after: string, size: number): User[] {
  const from =
    query.skuId === undefined
      ? 'users u'
      : '(select distinct user_id from licenses where customer_id = ? and sku_id = ? and user_id > ?) l join users u on u.id = l.user_id'
  const values: (string | number)[] = query.skuId === undefined ? [] : [customerId, query.skuId, after]
  const where = ['u.customer_id = ?', 'u.id > ?']
  values.push(customerId, after)
  if (query.enabled !== undefined) {
    where.push('u.enabled = ?')
    values.push(query.enabled ? 1 : 0)
  }
  if (query.upn !== undefined) {
    where.push('u.upn = ?')
    values.push(query.upn.toLowerCase())
  }
  if (query.ids !== undefined) {
    where.push(`u.id in (${query.ids.map(() => '?').join(', ') || "''"})`)
    values.push(...query.ids.map((id) => id.toLowerCase()))
  }
  return database
    .all(`select u.doc from ${from} where ${where.join(' and ')} order by u.id limit ?`, [...values, size])
    .map((row) => docOf<User>(row))
}

/** A user takes one unit of a SKU by however many paths. */
function setLicenses(database: Database, customerId: string, userId: string, before: readonly License[], after: readonly License[]): void {
  const kept = new Set(after.filter((license) => before.some((old) => sameLicense(old, license))))
  for (const old of before) {
    if (after.some((license) => samePath(license, old))) continue
    database.run('delete from licenses where customer_id = ? and user_id = ? and sku_id = ? and group_id = ?', [
      customerId,
      userId,
      old.skuId,
      old.group ?? '',
    ])
  }
  for (const license of after) {
    if (kept.has(license)) continue
    database.run('insert or replace into licenses (customer_id, user_id, sku_id, group_id, disabled, at) values (?, ?, ?, ?, ?, ?)', [
      customerId,
      userId,
      license.skuId,
      license.group ?? '',
      JSON.stringify(license.disabledPlans),
      license.assignedAt,
    ])
  }
  const [skusBefore, skusAfter] = [new Set(before.map((one) => one.skuId)), new Set(after.map((one) => one.skuId))]
  for (const skuId of skusAfter) if (!skusBefore.has(skuId)) addConsumed(database, customerId, skuId, 1)
  for (const skuId of skusBefore) if (!skusAfter.has(skuId)) addConsumed(database, customerId, skuId, -1)
}

function addConsumed(database: Database, customerId: string, skuId: string, units: number): void {
  database.run(
    'insert into consumed (customer_id, sku_id, units) values (?, ?, ?) on conflict (customer_id, sku_id) do update set units = units + excluded.units',
    [customerId, skuId, units],
  )
}

function samePath(a: License, b: License): boolean {
  return a.skuId === b.skuId && a.group === b.group
}

function sameLicense(a: License, b: License): boolean {
  return samePath(a, b) && a.assignedAt === b.assignedAt && JSON.stringify(a.disabledPlans) === JSON.stringify(b.disabledPlans)
}

function licenseOf(row: Row): License {
  const disabledPlans = parsedAs<string[]>(String(row['disabled']))
  const group = String(row['group_id'])
  return { skuId: String(row['sku_id']), group: group === '' ? null : group, disabledPlans, assignedAt: Number(row['at']) }
}
