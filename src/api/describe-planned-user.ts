import type { Catalog } from '../domain/catalog.ts'
import type { UserMove } from '../domain/license-move.ts'
import type { CustomerPlan, Decision, Replacement } from '../domain/plan.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { wholeMove } from '../domain/whole-move.ts'
import type { Reason } from '../domain/run.ts'
import { notMoved } from '../planning/describe-not-moved.ts'
import { findCustomerPlan, type StoredPlan } from '../store/plans.ts'
import { findHolder } from '../store/snapshots.ts'
import type { PlannedUser } from './contract/plan-users.ts'
import type { ApiDeps } from './deps.ts'
import { nameService, titleOfSku } from './name-services.ts'
import { problem } from './problems/problem.ts'

/**
 * What a plan does to one user: licenses before and after, services by name.
 * @throws ProblemError where the plan covers nobody of this name
 */
export async function describePlannedUser(
  plan: StoredPlan,
  userPrincipalName: string,
  { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>,
): Promise<PlannedUser> {
  const found = await findHolder(db, plan.header.snapshot.id, userPrincipalName)
  const part = found && (await findCustomerPlan(db, plan.id, found.customer))
  if (!found || !part) throw problem('planned-user-not-found', { user: userPrincipalName, plan: plan.id })
  const { holder } = found
  const moves = movesOf(holder, part.plan)
  const left = part.plan.decisions.flatMap((decision) => whyNotMoved(decision, holder, moves))
  return {
    plan: plan.id,
    userPrincipalName: holder.userPrincipalName,
    displayName: holder.displayName,
    customer: part.plan.customer,
    usageLocation: holder.usageLocation,
    before: holder.licenses.map((license) => toHeld(license, moves, catalog)),
    after: licensesAfter(holder.licenses, moves).map((license) => toHeld(license, moves, catalog)),
    moves: moves.map((move) => toMove(move, catalog)),
    notMoved: left.map(({ text }) => text),
    whyNotMoved: left.map((why) => ({ ...why })),
  }
}

interface Found {
  readonly move: UserMove
  readonly replacement: Replacement
}

function movesOf({ id }: LicenseHolder, { decisions }: CustomerPlan): readonly Found[] {
  return decisions.flatMap((replacement) => {
    const move = replacement.kind === 'replace' ? replacement.users.find(({ user }) => user === id) : undefined
    return move && replacement.kind === 'replace' ? [{ move, replacement }] : []
  })
}

function licensesAfter(before: readonly License[], moves: readonly Found[]): readonly License[] {
  return moves.reduce<readonly License[]>((licenses, { move, replacement }) => {
    const { add, remove } = wholeMove(move, replacement)
    return [...licenses.filter(({ skuId }) => !remove.includes(skuId)), ...add]
  }, before)
}

function toHeld({ skuId, disabledPlans }: License, moves: readonly Found[], catalog: Catalog): PlannedUser['before'][number] {
  const titles = moves.map(({ replacement }) => titleOfSku(skuId, catalog, replacement))
  return {
    skuId,
    title: titles.find((title) => title !== skuId) ?? titleOfSku(skuId, catalog),
    off: disabledPlans.map((plan) => nameService(plan, catalog)),
  }
}

function toMove({ move, replacement }: Found, catalog: Catalog): PlannedUser['moves'][number] {
  const effect = replacement.effects.find(({ id }) => id === move.effect)
  const { keeps = [], changes = [], loses = [], gains = [] } = effect ?? {}
  return {
    retirement: replacement.retirement.id,
    option: move.option,
    usageLocationSet: move.usageLocation,
    keeps: keeps.map((plan) => nameService(plan, catalog)),
    changes: changes.map(({ from, to }) => ({ from: nameService(from, catalog), to: nameService(to, catalog) })),
    loses: loses.map((plan) => nameService(plan, catalog)),
    gains: gains.map((plan) => nameService(plan, catalog)),
  }
}

/** Blocked products are named whoever holds them: which license they give may be what nobody knows. */
function whyNotMoved(decision: Decision, holder: LicenseHolder, moves: readonly Found[]): readonly Reason[] {
  if (decision.kind === 'blocked')
    return [notMoved('product-blocked', { offer: decision.offerName, codes: decision.by.map(({ code }) => code) })]
  if (decision.kind === 'skip') {
    const { until = null } = decision.facts
    return decision.because === 'may-stay' ? [notMoved('product-may-stay', { offer: decision.offerName, until })] : []
  }
  const holds = holder.licenses.some(({ skuId }) => skuId === decision.from.skuId)
  if (!holds || moves.some(({ replacement }) => replacement === decision)) return []
  return [notMoved('same-license', { offer: decision.from.subscriptions[0]?.offerName ?? decision.id })]
}
