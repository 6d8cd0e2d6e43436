import { isGuid } from '../http/members.ts'
import { findDurationMs } from '../duration.ts'
import { SERVICE_PLAN_IDS } from '../reference/built-in-products.ts'
import type { Product } from '../reference/product.ts'
import { productsOf } from './estate-products.ts'
import { expandUsers } from './estate.ts'
import type { Estate, EstateCustomer, EstateLicense } from './estate.ts'

export interface EstateProblem {
  /** JSON pointer. */
  readonly path: string
  readonly text: string
}

type Report = (path: string, text: string) => void

/** What a schema cannot say: references that lead nowhere, ids used twice, more seats used than there are. All problems at once. */
export function checkEstate(estate: Estate): EstateProblem[] {
  const problems: EstateProblem[] = []
  const report: Report = (path, text) => void problems.push({ path, text })
  if (Number.isNaN(Date.parse(estate.clock))) report('/clock', `expected a date such as 2026-03-02T08:00:00Z, found "${estate.clock}"`)
  const own = (estate.products ?? []).map((product) => product.id)
  reportTwice(own, (index) => `/products/${index}/id`, report)
  ;(estate.products ?? []).forEach(({ legacy }, index) => {
    if (legacy?.soldUntil !== undefined && Number.isNaN(Date.parse(legacy.soldUntil)))
      report(`/products/${index}/legacy/soldUntil`, `expected a day such as 2024-03-31, found "${legacy.soldUntil}"`)
  })
  const products = new Map(productsOf(estate).map((product) => [product.id, product]))
  for (const id of Object.keys(estate.prices ?? {})) if (!products.has(id)) report(`/prices/${id}`, unknownProduct(id))
  reportTwice(
    estate.customers.map((customer) => customer.domain.toLowerCase()),
    (index) => `/customers/${index}/domain`,
    report,
  )
  reportTwice(
    estate.customers.map((customer) => customer.id?.toLowerCase()),
    (index) => `/customers/${index}/id`,
    report,
  )
  estate.customers.forEach((customer, index) => checkCustomer(customer, `/customers/${index}`, products, report))
  return problems
}

/** A date, or a duration from the estate's clock. */
function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) || findDurationMs(text, 0) !== undefined
}

function checkCustomer(customer: EstateCustomer, path: string, products: ReadonlyMap<string, Product>, report: Report): void {
  const subscriptions = customer.subscriptions ?? []
  if (customer.creditCheck !== undefined && findDurationMs(customer.creditCheck, 0) === undefined)
    report(`${path}/creditCheck`, `expected a duration such as PT36H, found "${customer.creditCheck}"`)
  if (customer.adminEnds !== undefined && !isMoment(customer.adminEnds))
    report(`${path}/adminEnds`, `expected a date or a duration such as P20D, found "${customer.adminEnds}"`)
  reportTwice(
    subscriptions.map((one) => one.id?.toLowerCase()),
    (index) => `${path}/subscriptions/${index}/id`,
    report,
  )
  subscriptions.forEach((subscription, index) => {
    const at = `${path}/subscriptions/${index}`
    const product = products.get(subscription.product)
    if (!product) report(`${at}/product`, unknownProduct(subscription.product))
    else if (subscription.family === 'nce' && product.nce === null)
      report(`${at}/family`, `${subscription.product} is not sold in new commerce: expected legacy`)
    if (subscription.scheduledActions !== undefined && subscription.family === 'legacy')
      report(`${at}/scheduledActions`, 'legacy subscriptions have none: expected nce')
    if (subscription.parent !== undefined && !subscriptions.some((one) => one.id === subscription.parent)) {
      report(`${at}/parent`, `no subscription of this customer has the id "${subscription.parent}"`)
    }
    if (!isMoment(subscription.termEnds))
      report(`${at}/termEnds`, `expected a date or a duration such as P90D, found "${subscription.termEnds}"`)
  })
  const groups = customer.groups ?? []
  reportTwice(
    groups.map((group) => group.name),
    (index) => `${path}/groups/${index}/name`,
    report,
  )
  groups.forEach((group, index) => {
    group.licenses.forEach((license, n) => checkLicense(license, `${path}/groups/${index}/licenses/${n}`, products, report))
    ;(group.memberGroups ?? []).forEach((name, n) => {
      if (name === group.name || !groups.some((one) => one.name === name))
        report(`${path}/groups/${index}/memberGroups/${n}`, `this customer has no other group "${name}"`)
    })
  })
  checkUsers(customer, path, products, report)
}

function checkUsers(customer: EstateCustomer, path: string, products: ReadonlyMap<string, Product>, report: Report): void {
  const groups = new Set((customer.groups ?? []).map((group) => group.name))
  ;(customer.users ?? []).forEach((user, index) => {
    ;(user.licenses ?? []).forEach((license, n) => {
      const at = `${path}/users/${index}/licenses/${n}`
      checkLicense(license, at, products, report)
      if (license.group !== undefined && !groups.has(license.group)) report(`${at}/group`, `this customer has no group "${license.group}"`)
    })
    const { lastSignIn = 'P0D' } = user
    if (Number.isNaN(Date.parse(lastSignIn)) && findDurationMs(lastSignIn, 0) === undefined)
      report(`${path}/users/${index}/lastSignIn`, `expected a date or a duration such as P3D, found "${lastSignIn}"`)
  })
  const users = expandUsers(customer)
  reportTwice(
    users.map((user) => user.upn.toLowerCase()),
    () => `${path}/users`,
    report,
  )
  const upns = new Set(users.map((user) => user.upn.toLowerCase()))
  ;(customer.groups ?? []).forEach((group, index) => {
    for (const list of ['members', 'stuck'] as const)
      (group[list] ?? []).forEach((upn, n) => {
        if (!upns.has(upn.toLowerCase())) report(`${path}/groups/${index}/${list}/${n}`, `no user of this customer is called "${upn}"`)
      })
  })
  checkSeats(customer, path, products, report)
}

function checkSeats(customer: EstateCustomer, path: string, products: ReadonlyMap<string, Product>, report: Report): void {
  const key = (id: string): string => products.get(id)?.skuId ?? id
  const seats = new Map<string, number>()
  for (const { product, quantity, status } of customer.subscriptions ?? [])
    if (status !== 'deleted') seats.set(key(product), (seats.get(key(product)) ?? 0) + quantity)
  const used = new Map<string, number>()
  for (const user of expandUsers(customer)) {
    const inherited = (customer.groups ?? [])
      .filter((group) => group.members?.some((upn) => upn.toLowerCase() === user.upn.toLowerCase()))
      .flatMap((group) => group.licenses)
    for (const sku of new Set([...(user.licenses ?? []), ...inherited].map((license) => key(license.product))))
      used.set(sku, (used.get(sku) ?? 0) + 1)
  }
  for (const [sku, count] of used) {
    const name = [...products.values()].find((product) => key(product.id) === sku)?.id ?? sku
    if (count > (seats.get(sku) ?? 0))
      report(`${path}/users`, `${count} users hold ${name}, but its subscriptions have ${seats.get(sku) ?? 0} seats`)
  }
}

function checkLicense(license: EstateLicense, path: string, products: ReadonlyMap<string, Product>, report: Report): void {
  const product = products.get(license.product)
  if (!product) return report(`${path}/product`, unknownProduct(license.product))
  ;(license.disabledPlans ?? []).forEach((plan, index) => {
    const known = product.servicePlans.some(
      (one) => one.name === plan || one.id === (isGuid(plan) ? plan.toLowerCase() : SERVICE_PLAN_IDS.get(plan)),
    )
    if (!known)
      report(
        `${path}/disabledPlans/${index}`,
        `"${plan}" is no service plan of ${license.product}: expected one of ${product.servicePlans.map((one) => one.name).join(', ')}`,
      )
  })
}

function reportTwice(ids: readonly (string | undefined)[], pathOf: (index: number) => string, report: Report): void {
  const first = new Set<string>()
  ids.forEach((id, index) => {
    if (id === undefined) return
    if (first.has(id)) report(pathOf(index), `"${id}" is used twice`)
    first.add(id)
  })
}

function unknownProduct(id: string): string {
  return `unknown product "${id}": expected a built-in one such as o365-e4, or one of this estate's own products`
}
