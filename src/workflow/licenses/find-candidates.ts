import { carriedOver } from '../../domain/carry-over.ts'
import type { SkuId, UserId } from '../../domain/id.ts'
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { UserMove } from '../../domain/license-move.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { Reason, UserMoveRecord } from '../../domain/run.ts'
import type { License, LicenseHolder } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import {
  closeUserMoves,
  countLatecomers,
  createUserMoves,
  listMovesOf,
  recordUserMoves,
  type NewUserMove,
  type UserMoveChange,
} from '../../store/user-moves.ts'
import { lookAgain, reason, timesWaited } from '../outcome.ts'
import { pauseOnFailures } from '../pause-on-failures.ts'
import { given, licensesStay, plannedMove, usageLocationFor } from '../planned-moves.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { holdsSku, obstacleOf } from './obstacle.ts'
import { readFreeSeats } from './read-free-seats.ts'

/** A user to swap now, with what was read of them a moment ago. */
export interface Swap {
  readonly holder: LicenseHolder
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  /** Set before the swap, since the user has none. */
  readonly usageLocation: string | null
  /** Only what the user holds directly: the rest of it goes and comes with a group. */
  readonly isPart: boolean
}

export interface Candidates {
  readonly swaps: readonly Swap[]
  readonly waitFor?: StepOutcome
}

/**
 * Reads who still holds the old SKU, page by page, until a page has users to swap. Who no longer fits the part is marked
 * with the reason; who is new is a latecomer. No more are returned than free units cover (promise P3).
 */
export async function findCandidates(context: StepContext): Promise<Candidates> {
  if (licensesStay(context.replacement)) return { swaps: [] }
  const free = await readFreeSeats(context)
  let short = 0
  for (const sku of skusHeldDirectly(context.replacement)) {
    for await (const page of context.graph.listHolders(context.key.customer, sku)) {
      const wanting = await sortOut(page, context)
      const now = seated(wanting, free)
      short += wanting.length - now.length
      if (now.length > 0) return { swaps: now }
    }
  }
  if (short > 0) return seatsMissing(short, context)
  await leaveAlone(context)
  return { swaps: [] }
}

/** The old SKU, and what else users give back directly who have the old one through a group. */
function skusHeldDirectly({ from, users }: Replacement): readonly SkuId[] {
  return [...new Set([from.skuId, ...users.flatMap(({ through, remove }) => (through ? remove : []))])]
}

/** Those of a page, all holders of what they are to give, who are to be swapped; the others of it are recorded with what is in the way. */
export async function sortOut(page: readonly LicenseHolder[], context: StepContext): Promise<readonly Swap[]> {
  const known = new Map(
    (
      await listMovesOf(
        context.db,
        context.key,
        page.map((holder) => holder.id),
      )
    ).map((move) => [move.user, move]),
  )
  const late = page.filter((holder) => !known.has(holder.id) && !comesWithGroup(holder, context.replacement))
  const latecomers = await admit(late, context)
  const changes: UserMoveChange[] = []
  const swaps: Swap[] = []
  for (const holder of page) {
    const move = known.get(holder.id) ?? latecomers.get(holder.id)
    if (move?.state !== 'pending') continue
    if (move.through.length > 0) {
      swaps.push(...directPart(holder, move, context))
      continue
    }
    const obstacle = obstacleOf(holder, move, context.replacement)
    if (obstacle) changes.push({ user: holder.id, state: 'refused', reason: obstacle })
    else swaps.push(swapOf(holder, move, context))
  }
  await context.record(async (trx) => {
    const at = context.clock.now()
    await recordUserMoves(trx, context.key, changes, at)
    // An answer that was lost when their usage location was set: it reads as set.
    for (const { id, usageLocation } of swaps.map((swap) => swap.holder))
      if (usageLocation && plannedMove(id, context.replacement)?.usageLocation)
        await recordReadBack(trx, context.key, 'move-licenses', id, { usageLocation }, at)
  })
  if (changes.length > 0 || [...latecomers.values()].some(({ state }) => state === 'refused'))
    await pauseOnFailures(context.key.run, context)
  return swaps
}

/** Only what is still to be added and still there to be removed: Graph refuses to take what is not held. */
function swapOf(holder: LicenseHolder, move: Pick<UserMoveRecord, 'add' | 'remove'>, { replacement }: StepContext): Swap {
  return {
    holder,
    add: move.add.filter((license) => !holdsSku(holder, license.skuId)),
    remove: move.remove.filter((sku) => holdsSku(holder, sku)),
    usageLocation: move.add.length > 0 ? usageLocationFor(holder, replacement) : null,
    isPart: false,
  }
}

/**
 * What of a user's move is direct and can be sent now: all of it when they read as holding what their groups were to give, so that nobody
 * who has left a group meanwhile loses the one license they have. Until then only what a group gives them as well.
 */
function directPart(holder: LicenseHolder, whole: Pick<UserMoveRecord, 'add'>, { replacement }: StepContext): readonly Swap[] {
  const planned = plannedMove(holder.id, replacement)
  if (!planned) return []
  const isDirect = (sku: SkuId): boolean => planned.add.some(({ skuId }) => skuId === sku)
  const isGiven = whole.add.every(({ skuId }) => isDirect(skuId) || holdsSku(holder, skuId))
  const held = planned.remove.filter((sku) => holder.paths.some((path) => path.skuId === sku && path.group === null))
  const covered = held.filter((sku) => holder.paths.some((path) => path.skuId === sku && path.group !== null))
  const add = isGiven ? planned.add.filter(({ skuId }) => !holdsSku(holder, skuId)) : []
  const remove = isGiven ? held : covered
  if (add.length === 0 && remove.length === 0) return []
  return [{ holder, add, remove, usageLocation: add.length > 0 ? usageLocationFor(holder, replacement) : null, isPart: true }]
}

/** Somebody who has joined a group of the part meanwhile: it will move them as well. */
function comesWithGroup({ paths }: LicenseHolder, { from, groups }: Replacement): boolean {
  const old = paths.filter((path) => path.skuId === from.skuId)
  return old.length > 0 && old.every((path) => groups.some(({ group }) => group === path.group))
}

/** Latecomers get what the part's clause says; more than the spare seats, or a part that leaves them, is for a person. */
async function admit(
  late: readonly LicenseHolder[],
  context: StepContext,
): Promise<ReadonlyMap<UserId, NewUserMove & { state: 'pending' | 'refused' }>> {
  if (late.length === 0) return new Map()
  const { replacement } = context
  const taken = await countLatecomers(context.db, context.key)
  const places = replacement.latecomers.then === 'leave' ? 0 : Math.max(0, replacement.expects.spareSeats - taken)
  const moves = late.map((holder, place) => ({
    ...latecomer(holder, context),
    state: place < places ? ('pending' as const) : ('refused' as const),
  }))
  await context.record(async (trx) => {
    const at = context.clock.now()
    await createUserMoves(trx, context.key, moves, at)
    const refused = moves.filter((move) => move.state === 'refused')
    await recordUserMoves(
      trx,
      context.key,
      refused.map(({ user }) => ({ user, state: 'refused' as const, reason: NO_PLACE })),
      at,
    )
  })
  return new Map(moves.map((move) => [move.user, move]))
}

const NO_PLACE: Reason = {
  code: 'latecomer',
  text: 'got the old license after the plan was made, and the approved part has no spare seat for them',
  facts: {},
}

function latecomer(holder: LicenseHolder, { replacement }: StepContext): NewUserMove {
  const [{ to, remove, carryOver }] = replacement.targets
  const taken = holder.licenses.filter((license) => remove.includes(license.skuId))
  const targets = to.filter((sku) => !holdsSku(holder, sku))
  return {
    user: holder.id,
    userPrincipalName: holder.userPrincipalName,
    through: [],
    add: targets.map((skuId): UserMove['add'][number] => ({ skuId, disabledPlans: carriedOver(carryOver, skuId, taken) })),
    remove: taken.map((license) => license.skuId),
    isLatecomer: true,
  }
}

/** As many as free units cover, for every SKU that a swap adds; who holds it by a group has their unit. */
export function seated(swaps: readonly Swap[], free: Map<SkuId, number>): readonly Swap[] {
  return swaps.filter(({ holder, add: all }) => {
    const add = all.filter(({ skuId }) => !holdsSku(holder, skuId))
    if (!add.every((license) => (free.get(license.skuId) ?? 0) > 0)) return false
    for (const license of add) free.set(license.skuId, (free.get(license.skuId) ?? 0) - 1)
    return true
  })
}

export function seatsMissing(short: number, context: StepContext): Candidates {
  const text = `${short} users wait for a free seat of ${given(context.replacement)}; they keep what they have meanwhile`
  if (timesWaited(context, 'seats-missing') > 12) {
    return {
      swaps: [],
      waitFor: { state: 'needs-person', reason: reason('seats-missing', `${text}. Add seats in Partner Center, then retry.`, { short }) },
    }
  }
  return { swaps: [], waitFor: lookAgain(context, { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }, 'seats-missing', text, { short }) }
}

/**
 * Planned users who hold the old SKU no longer. Whoever we had sent a swap for is verified like the others, since it may have
 * been ours that took it; for the rest nothing is left to do.
 */
async function leaveAlone(context: StepContext): Promise<void> {
  const sentOnce = { from: 'pending', to: 'moved', reason: null, wasSent: true, isDirect: true } as const
  await context.record((trx) => closeUserMoves(trx, context.key, sentOnce, context.clock.now()))
  const left = { from: 'pending', to: 'left-alone', reason: NO_LONGER_HELD, isDirect: true } as const
  await context.record((trx) => closeUserMoves(trx, context.key, left, context.clock.now()))
}

export const NO_LONGER_HELD: Reason = reason('no-longer-held', 'does not hold the old license any more: somebody else changed it')
