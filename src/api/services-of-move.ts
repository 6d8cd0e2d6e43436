import type { Catalog } from '../domain/catalog.ts'
import type { ServicePlanId } from '../domain/id.ts'
import type { Replacement } from '../domain/plan.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'
import type { StoredUserMove } from '../store/stored-user-moves.ts'
import type { ServiceName } from './contract/common.ts'
import type { Person } from './contract/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { nameService, nameServices } from './name-services.ts'

/** A move with the part that it is of. */
export interface PlannedMove {
  readonly move: StoredUserMove
  readonly replacement: Replacement
}

/**
 * What was on, what takes its place, and what of that is not on now.
 * @param taken the move that this one takes back; undefined: it is no way back
 * @param holder as they are now, where this is what is expected of them now
 */
export function servicesOfMove(
  planned: PlannedMove,
  taken: PlannedMove | undefined,
  holder: LicenseHolder | undefined,
  { catalog }: Pick<ApiDeps, 'catalog'>,
): Person['moves'][number]['services'] {
  const { before, state } = planned.move
  if (!before) return null
  const wanted = [...new Set((taken && comingBack(planned.move, taken)) ?? carried(planned))]
  // Of a way back that did not come to its end, what it takes back is still theirs.
  const isJudged = state !== 'undone' && (planned.replacement.method !== 'undo' || BACK.has(state))
  return {
    before: nameServices(before.enabled, catalog),
    pairs: taken ? null : pairUp(planned, wanted, catalog),
    expected: nameServices(wanted, catalog),
    missing: holder && isJudged ? nameServices(without(wanted, holder.enabledServices), catalog) : null,
  }
}

/** Each service that was on with what takes its place, those that are lost first. What another license has stays as it is. */
function pairUp(
  { move: { before, after, remove }, replacement }: PlannedMove,
  wanted: readonly ServicePlanId[],
  catalog: Catalog,
): { before: ServiceName; after: ServiceName[] }[] {
  const goes = new Set(remove)
  const pairs = replacement.targets.flatMap(({ carryOver }) => carryOver.pairs).filter(({ of }) => of.some((sku) => goes.has(sku)))
  const isThere = new Set(after?.enabled)
  const found = (before?.enabled ?? []).map((plan) => {
    const own = pairs.filter(({ from }) => from === plan)
    const to = new Set(own.flatMap((pair) => (pair.to !== null && wanted.includes(pair.to) ? [pair.to] : [])))
    const stays = own.length === 0 || (to.size === 0 && isThere.has(plan))
    return { before: nameService(plan, catalog), after: nameServices(stays ? [plan] : [...to], catalog) }
  })
  return found.sort((a, b) => Number(a.after.length > 0) - Number(b.after.length > 0) || a.before.title.localeCompare(b.before.title, 'en'))
}

const BACK: ReadonlySet<StoredUserMove['state']> = new Set(['moved', 'verified'])

/** By the plan's own map. */
function carried({ move: { before, add }, replacement }: PlannedMove): readonly ServicePlanId[] {
  const had = new Set(before?.enabled)
  const given = new Set(add.map(({ skuId }) => skuId))
  const pairs = replacement.targets.flatMap(({ carryOver }) => carryOver.pairs)
  const to = pairs.flatMap((pair) => (pair.to !== null && pair.in !== null && given.has(pair.in) && had.has(pair.from) ? [pair.to] : []))
  return without(to, switchedOff(add))
}

/**
 * What was on before in the licenses that come back, as it was stored. The map of a way back does not have all of it: what the new
 * product has nothing for was lost on the way there. Undefined: it was not stored.
 */
function comingBack({ add }: StoredUserMove, { move: { before }, replacement }: PlannedMove): readonly ServicePlanId[] | undefined {
  if (!before) return undefined
  const given = new Set(add.map(({ skuId }) => skuId))
  const pairs = replacement.targets.flatMap(({ carryOver }) => carryOver.pairs)
  const own = new Set(pairs.flatMap(({ from, of }) => (of.some((sku) => given.has(sku)) ? [from] : [])))
  const on = before.enabled.filter((plan) => own.has(plan))
  return without(on, switchedOff(add))
}

function switchedOff(licenses: StoredUserMove['add']): readonly ServicePlanId[] {
  return licenses.flatMap(({ disabledPlans }) => disabledPlans)
}

function without(plans: readonly ServicePlanId[], those: readonly ServicePlanId[]): readonly ServicePlanId[] {
  const gone = new Set(those)
  return plans.filter((plan) => !gone.has(plan))
}
