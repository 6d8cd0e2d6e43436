import type { CustomerDetail } from '../customers/use-customer.ts'
import type { Choices } from '../plans/wizard/draft.ts'
import type { Order } from './search.ts'

/** What is done by hand is done when somebody says so: nothing is waited for beside their word. */
const BY_WORD = { waitBefore: { buy: 'open', move: 'person', suspend: 'person' }, hold: { hours: 0 } } as const

/** Retirements whose products the customer has active. */
export function retirementsOf({ items }: Pick<CustomerDetail, 'items'>): readonly string[] {
  return [...new Set(items.flatMap(({ retirement, toReplace }) => (toReplace && retirement !== null ? [retirement] : [])))]
}

/** Of the old subscriptions, add-ons apart: the documents say as many as before. */
export function licensesBefore({ items }: Pick<CustomerDetail, 'items'>, retirement: string): number {
  return items.reduce(
    (sum, each) => sum + (each.toReplace && each.retirement === retirement && each.parent === null ? each.quantity : 0),
    0,
  )
}

interface Ordered extends Omit<Order, 'licenses' | 'retirement'> {
  readonly retirement: string | undefined
  readonly licenses: number | null
}

/** The order as choices of a plan for this customer alone; undefined while something is open. */
export function buying(detail: CustomerDetail, { retirement, option, licenses, services, voice, location }: Ordered): Choices | undefined {
  if (retirement === undefined || option === undefined || licenses === null || services === undefined) return undefined
  return {
    ...BY_WORD,
    newServices: services,
    ...(voice === true ? { voiceLoss: 'accept' } : {}),
    ...(location === true ? { usageLocation: 'customer-country' } : {}),
    options: { [retirement]: option },
    policies: leaveOthers(detail, retirement),
    seatLimits: { minimum: licenses, maximum: licenses },
    only: [detail.customer.domain],
  }
}

/** Ends what nobody holds any more, of this customer alone: nothing takes its place. */
export function suspending(detail: CustomerDetail, retirement: string): Choices {
  return {
    hold: BY_WORD.hold,
    newServices: 'off',
    policies: { ...leaveOthers(detail, retirement), [retirement]: 'suspend' },
    only: [detail.customer.domain],
  }
}

function leaveOthers(detail: CustomerDetail, retirement: string): Record<string, 'leave'> {
  return Object.fromEntries(retirementsOf(detail).flatMap((each) => (each === retirement ? [] : [[each, 'leave' as const]])))
}
