import { faultOfLine } from '../../faults/cart-faults.ts'
import { isGuid, listOf, membersOf, textOf } from '../../http/members.ts'
import type { CustomerCall } from '../../http/operation.ts'
import { currencyOf, unitPrice } from '../../reference/prices.ts'
import type { CartLine, LineError } from '../../store/carts.ts'
import { findLegacyError } from './legacy-line.ts'
import { findNceError, findSold } from './nce-line.ts'
import type { Problem } from './nce-line.ts'

const NOT_INSIDE: Problem = [10006, 'addonItems are for legacy add-ons of a legacy base: others are lines of their own.']

/** A line as sent, with its price or with what is wrong with it. Errors of lines come with HTTP 201 (Partner Center REST, carts, 2023-10). */
export function cartLine(call: CustomerCall, sent: unknown, position: number): CartLine {
  const line = readLine(call, sent, position)
  const addOns = (listOf(membersOf(sent)['addonItems']) ?? []).map((one, n) => readLine(call, one, n))
  return checkLine(call, { ...line, addOns: addOns.map((one) => ({ ...one, billingCycle: one.billingCycle || line.billingCycle })) })
}

/** The same line as it stands now: a cart may be checked out days later. `base`: the line whose add-on it is. */
export function checkLine(call: CustomerCall, line: CartLine, base?: CartLine): CartLine {
  const found = isGuid(line.catalogItemId)
    ? call.world.catalog.findOffer(call.customer.id, line.catalogItemId)
    : findSold(call, line.catalogItemId)
  const addOns = line.addOns.map((addOn) => checkLine(call, addOn, line))
  const error = line.faultError ?? findLineError(call, line, base)
  if (error || !found) return { ...line, addOns, error, unitPrice: null }
  return { ...line, addOns, error: null, unitPrice: unitPrice(found.product, call.customer.country, termOf(line), line.billingCycle) }
}

/** Groups in which lines become orders: legacy and new commerce apart, and one billing in each (Partner Center REST, carts, 2023-10). */
export function withOrderGroups(lines: readonly CartLine[]): CartLine[] {
  const names = new Map<string, string>()
  const counts = { legacy: 0, nce: 0 }
  return lines.map((line) => {
    const family = isGuid(line.catalogItemId) ? 'legacy' : 'nce'
    const key = JSON.stringify([family, line.billingCycle, line.termDuration])
    const known = names.get(key) ?? `${family === 'legacy' ? 'OMS-' : ''}${counts[family]++}`
    names.set(key, known)
    return { ...line, orderGroup: known, addOns: line.addOns.map((addOn) => ({ ...addOn, orderGroup: known })) }
  })
}

function readLine(call: CustomerCall, sent: unknown, position: number): CartLine {
  const members = membersOf(sent)
  const context = membersOf(members['provisioningContext'])
  const parent = textOf(context['parentSubscriptionId']) ?? textOf(members['parentSubscriptionId'])
  const line: CartLine = {
    id: typeof members['id'] === 'number' ? members['id'] : position,
    catalogItemId: textOf(members['catalogItemId']) ?? textOf(members['catalogId']) ?? textOf(members['offerId']) ?? '',
    quantity: typeof members['quantity'] === 'number' ? members['quantity'] : 0,
    billingCycle: textOf(members['billingCycle'])?.toLowerCase() ?? '',
    termDuration: textOf(members['termDuration']) ?? null,
    friendlyName: textOf(members['friendlyName']) ?? null,
    participants: members['participants'] ?? null,
    provisioningContext: context,
    parentSubscriptionId: parent || null,
    addOns: [],
    orderGroup: '',
    currencyCode: currencyOf(call.customer.country).code,
    error: null,
    unitPrice: null,
  }
  return { ...line, faultError: faultOfLine(call, line) }
}

/** An error of an add-on inside the line is the add-on's own. */
function findLineError(call: CustomerCall, line: CartLine, base: CartLine | undefined): LineError | null {
  const error = findProblem(call, line, base)
  return error ? { errorCode: error[0], errorDescription: error[1] } : null
}

function findProblem(call: CustomerCall, line: CartLine, base: CartLine | undefined): Problem | undefined {
  if (!isGuid(line.catalogItemId)) return base ? NOT_INSIDE : findNceError(call, line)
  if (base && !isGuid(base.catalogItemId)) return NOT_INSIDE
  const { catalog } = call.world
  return findLegacyError(call, line, base && catalog.findOffer(call.customer.id, base.catalogItemId)?.product)
}

function termOf(line: CartLine): string {
  return line.termDuration ?? 'P1Y'
}
