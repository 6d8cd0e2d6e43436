import type { Catalog } from '../../domain/catalog.ts'
import type { Choices, CustomerChoices, SeatRule, UserChoices } from '../../domain/choices.ts'
import type { RetirementId, SnapshotId, SubscriptionId } from '../../domain/id.ts'
import type { RowOf } from '../../files/table.ts'
import type { choicesTable } from '../../files/tables/choices.ts'
import { choicesFor } from '../../planning/choices-for.ts'
import { readAffectedBodies, type CustomerBody } from '../../store/affected-bodies.ts'
import type { StoredPlan } from '../../store/plans.ts'
import { catalogOfPlan } from '../choices/catalog-of-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { problem } from '../problems/problem.ts'

type ChoiceRow = RowOf<typeof choicesTable.columns>
type Deps = Pick<ApiDeps, 'db' | 'catalog'>

/** Every affected customer of a snapshot with nothing chosen: a table to fill in. */
export async function* emptyChoiceRows(snapshot: SnapshotId, { db, catalog }: Deps): AsyncGenerator<ChoiceRow> {
  for await (const body of readAffectedBodies(db, snapshot)) {
    for (const retirement of retirementsOf(body, catalog).keys()) yield { ...NOTHING, ...headOf(body), retirement }
  }
}

/** Every customer that a plan covers with what was chosen, the plan's own values where the customer has none. */
export async function* choiceRows({ header }: StoredPlan, { db, catalog }: Deps): AsyncGenerator<ChoiceRow> {
  const { choices, snapshot } = header
  const matching = catalogOfPlan(header, catalog)
  for await (const body of readAffectedBodies(db, snapshot.id)) {
    if (choices.only.length === 0 || choices.only.includes(body.customer.id)) yield* rowsOf(body, choices, matching)
  }
}

/** @throws ProblemError where what was chosen does not fit into rows of customer and retirement */
export async function checkFitsTable(plan: StoredPlan, deps: Deps): Promise<void> {
  if (plan.header.choices.renewals) throw problem('renewals-not-a-table')
  if (Object.keys(plan.header.choices.mayStayUntil).length === 0) return
  for (const rows = choiceRows(plan, deps); !(await rows.next()).done;) continue
}

function* rowsOf(body: CustomerBody, choices: Choices, catalog: Catalog): Generator<ChoiceRow> {
  const own = choicesFor(choices, body.customer)
  const settings = settingsOf(own, choices)
  for (const [retirement, subscriptions] of retirementsOf(body, catalog)) {
    yield {
      ...NOTHING,
      ...headOf(body),
      ...settings,
      ...(choices.productMove ? {} : { retirement, option: own.options[retirement] ?? null, policy: own.policies[retirement] ?? null }),
      mayStayUntil: stayOf(subscriptions, body, choices),
    }
  }
  for (const each of own.users) for (const user of each.users) yield { ...NOTHING, ...headOf(body), ...userCells(user, each) }
}

function headOf({ customer }: CustomerBody) {
  return { customer: customer.name, domain: customer.domain }
}

const NOTHING = {
  ...{ retirement: null, option: null, seatsRule: null, seatsMin: null, seatsMax: null, seatsFrom: null, term: null, billingCycle: null },
  ...{ usageLocation: null, voiceLoss: null, teamsLoss: null, priceCeiling: null, mayStayUntil: null, user: null, userOption: null },
  ...{ policy: null, waitBuy: null, waitMove: null, waitSuspend: null, purchase: null, suspension: null },
} as const

function retirementsOf({ subscriptions }: CustomerBody, catalog: Catalog): ReadonlyMap<RetirementId, readonly SubscriptionId[]> {
  const found = new Map<RetirementId, SubscriptionId[]>()
  for (const subscription of subscriptions) {
    const retirement = catalog.findMatch(subscription)?.retirement.id
    if (retirement !== undefined) found.set(retirement, [...(found.get(retirement) ?? []), subscription.id])
  }
  return found
}

/** An empty cell would mean "as the plan": where the customer lifts what the plan says, that is written. */
function settingsOf(own: CustomerChoices, plan: CustomerChoices) {
  const lifted = (mine: unknown, theirs: unknown): boolean => mine === null && theirs !== null
  const { unitPriceCeiling: ceiling, seatLimits } = own
  return {
    seatsRule: seatsText(own.seats),
    seatsMin: lifted(seatLimits.minimum, plan.seatLimits.minimum) ? 0 : seatLimits.minimum,
    seatsMax: lifted(seatLimits.maximum, plan.seatLimits.maximum) ? SEATS_MAX : seatLimits.maximum,
    seatsFrom: own.seatsFrom.join(', '),
    term: own.term,
    billingCycle: own.billingCycle,
    usageLocation: lifted(own.usageLocation, plan.usageLocation) ? 'none' : own.usageLocation,
    voiceLoss: own.voiceLoss,
    teamsLoss: own.teamsLoss,
    ...{ waitBuy: own.waitBefore.buy, waitMove: own.waitBefore.move, waitSuspend: own.waitBefore.suspend },
    ...{ purchase: own.purchase, suspension: own.suspension },
    priceCeiling: ceiling ? `${ceiling.amount} ${ceiling.currency}` : lifted(ceiling, plan.unitPriceCeiling) ? 'none' : null,
  }
}

/** As many as the contract allows: no limit in effect. */
const SEATS_MAX = 1_000_000

function seatsText(rule: SeatRule): string {
  return typeof rule === 'string' ? rule : `assigned+${rule.assignedPlus}`
}

function userCells(user: string, { option, usageLocation }: UserChoices) {
  return { user, userOption: option, usageLocation }
}

function stayOf(subscriptions: readonly SubscriptionId[], { customer }: CustomerBody, { mayStayUntil }: Choices): string | null {
  const days = new Set(subscriptions.map((each) => mayStayUntil[each] ?? null))
  const [day = null, ...others] = days
  if (others.length === 0) return day
  throw problem('stays-not-a-table', { customer: customer.name })
}
