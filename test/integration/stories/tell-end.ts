import type { MigrationDetail } from '../../../src/api/contract/run-details.ts'
import { alike, compare, dayOf, indented, listed, undated } from './in-words.ts'
import type { Names } from './names.ts'
import type { HeldLicense, StageCustomer, StageUser } from './stage-customer.ts'

type Told = Pick<MigrationDetail, 'retirement' | 'step' | 'state' | 'reason' | 'steps' | 'purchases'>

interface Dated {
  readonly start: string
}

/** Each migration with its state, its reason, and the deadlines that were written down when the old subscription ended. */
export function tellMigrations(migrations: readonly Told[], { start }: Dated): readonly string[] {
  return migrations.flatMap(({ retirement, step, state, reason, steps, purchases }) => {
    const ids = purchases.flatMap((each) => [each.orderId ?? '', each.cartId ?? '', each.subscription ?? ''])
    const text = reason && undated(lasting(reason.text), start, ids)
    const why = !reason ? '' : state === 'watching' || state === 'done' ? `, ${text}` : `, ${reason.code}: ${text}`
    return [`${retirement}: ${state} at ${step}${why}`, ...indented(deadlines(steps, start))]
  })
}

/** When it looks again depends on the hour at which it came so far. */
function lasting(text: string): string {
  return text.replace(/, looking again .*$/, '')
}

function deadlines(steps: Told['steps'], start: string): readonly string[] {
  const evidence = Object.values(steps.find(({ step }) => step === 'switch-off')?.evidence ?? {})
  const told = evidence.map((each) => {
    const facts = new Map(Object.entries(typeof each === 'object' && each !== null ? each : {}))
    const text = (name: string): string => String(facts.get(name))
    if (text('by') === 'cancel') return `cancel: reads as ${text('status')}`
    const after = ['after90Days', 'after120Days']
      .filter((name) => typeof facts.get(name) === 'string')
      .map((name) => `${dayOf(text(name), text('endedAt'))} days`)
    const ended = after.length > 0 ? `, deleted after ${after.join(' or ')}` : ''
    const term =
      typeof facts.get('termEndsAt') === 'string' ? `, at its term's end on day ${dayOf(text('termEndsAt'), start)} at the latest` : ''
    return `${text('by')}: reads as ${text('status')}${ended}${term}`
  })
  return told.sort(compare)
}

/** Users of the run who came to anything else than being verified as planned. */
export function tellMoves(
  moves: readonly {
    readonly userPrincipalName: string
    readonly state: string
    readonly isLatecomer: boolean
    readonly reason: { readonly code: string; readonly text: string } | null
  }[],
): readonly string[] {
  return alike(
    moves.map(({ userPrincipalName, state, isLatecomer, reason }) => [
      userPrincipalName,
      `${state}${isLatecomer ? ' as a latecomer' : ''}${reason ? `, ${reason.code}: ${reason.text}` : ''}`,
    ]),
  )
}

/** What the provider itself shows of the customer's subscriptions and orders. */
export function tellCommerce({ subscriptions, orders }: StageCustomer): readonly string[] {
  const byId = new Map(subscriptions.map((each) => [each.id.toLowerCase(), each]))
  const shown = subscriptions.map((each) => {
    const parent = each.parentSubscriptionId ? byId.get(each.parentSubscriptionId.toLowerCase()) : undefined
    return [
      `${each.product}, ${each.family}: ${each.status}, ${each.quantity} seats`,
      ...(parent ? [`on ${parent.product}`] : []),
      ...(each.boughtHere ? [`new, ${each.termDuration ?? 'P1Y'} billed ${each.billingCycle}`] : []),
      each.autoRenewEnabled ? 'renews' : 'does not renew',
      ...(each.scheduledActions ?? []).map((action) => `${action.actionType} at ${action.scheduleType}`),
    ].join(', ')
  })
  return [...shown.sort(compare), ordersText(orders)]
}

function ordersText(orders: StageCustomer['orders']): string {
  const states = [...Map.groupBy(orders, ({ status }) => status)].map(([status, each]) => `${each.length} ${status}`)
  return `orders: ${states.join(', ') || 'none'}`
}

/** What everybody holds in the end, by part number, with what is switched off. */
export function tellUsers(users: readonly StageUser[], names: Names): readonly string[] {
  return alike(users.map((user) => [user.userPrincipalName, holding(user, names)]))
}

function holding({ licenses, usageLocation, accountEnabled }: StageUser, names: Names): string {
  const held = licenses.map((license) => tellLicense(license, names)).sort(compare)
  const notes = [...(usageLocation === null ? ['no usage location'] : []), ...(accountEnabled ? [] : ['disabled'])]
  return `${held.join(' + ') || 'nothing'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

function tellLicense({ skuId, disabledPlans, group }: HeldLicense, names: Names): string {
  const off = disabledPlans.length > 0 ? ` without ${listed(disabledPlans.map(names.plan))}` : ''
  return `${names.sku(skuId)}${group ? ' by group' : ''}${off}`
}
