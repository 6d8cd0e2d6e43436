import type { Replacement } from '../../domain/plan.ts'
import type { SkuId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import { ENDED, type UserMoveRecord } from '../../domain/run.ts'
import type { Reactivation, Undoing } from '../../domain/undoing.ts'
import type { Done, DoneInOutline, NotUndone, Scope } from './done.ts'
import { endNew, giveBack } from './end-new.ts'
import { obstacle, type Obstacle } from './obstacles.ts'
import { isRetired } from './retired.ts'
import { undoRenewal } from './undo-renewal.ts'
import { reverseEffects, reverseGroups, reverseTarget, reverseUsers } from './reverse-moves.ts'
import { stepsBack } from './steps-back.ts'

/**
 * The way back of a migration: a replacement in which old and new have changed places, carried out in the order of the design
 * (the old subscriptions active again, everybody put back, then what was bought ended). Undefined: there is nothing to take back.
 */
export function planUndo(done: Done, scope: Scope, now: Instant): Replacement | NotUndone | undefined {
  const because = obstacleTo(done) ?? (scope === undefined ? obstacleToAll(done) : undefined)
  if (because !== undefined) return { because }
  const { replacement } = done
  if (replacement.method === 'renewal') return scope === undefined && done.step !== 'confirm' ? undoRenewal(done, now) : undefined
  const users = reverseUsers(done, scope)
  const groups = scope === undefined ? reverseGroups(done) : []
  const ends = scope === undefined ? endNew(done) : []
  const reactivate = reactivations(done)
  const undoes: Undoing = {
    run: done.run,
    decision: replacement.id,
    isWhole: scope === undefined,
    stoodAt: done.changedAt,
    old: replacement.from.subscriptions.map(({ id }) => id),
    reactivate,
    ends: ends.map(({ old, skuId }) => ({ subscription: old.id, skuId })),
    giveBack: scope === undefined ? giveBack(done) : [],
    steps: stepsBack(done, { reactivate, users, groups, isWhole: scope === undefined }, now),
  }
  const isNothing = users.length + groups.length + ends.length + undoes.giveBack.length + undoes.reactivate.length === 0
  if (isNothing) return undefined
  const [first, ...others] = replacement.targets
  return {
    ...replacement,
    method: 'undo',
    undoes,
    from: { skuId: newSku(replacement), subscriptions: ends.map(({ old }) => old) },
    targets: [reverseTarget(first), ...others.map(reverseTarget)],
    lines: [],
    users,
    groups,
    effects: reverseEffects(replacement.effects, users),
    warnings: [],
    latecomers: { then: 'leave', usageLocation: null, mayLose: [] },
    switchOff: ends.map(({ old, by }) => ({ subscription: old.id, by })),
    onFailure: 'wait-for-a-person',
    gates: { buy: 'open', move: 'open', suspend: 'open' },
    suspension: 'automatic',
    expects: { subscriptions: [], holders: 0, spareSeats: 0 },
  }
}

/** Old subscriptions that this migration has ended, or may have; what somebody else did to them is not ours to take back. */
function reactivations({ step, replacement }: Done): readonly Reactivation[] {
  if (step !== 'switch-off' && step !== 'watch') return []
  return replacement.from.subscriptions.map(({ id, offerName, addOns }) => {
    const { autoRenew = false, endsAtTerm = false } = replacement.expects.subscriptions.find((each) => each.id === id) ?? {}
    return {
      subscription: id,
      offerName,
      addOns: addOns.map((addOn) => ({ subscription: addOn.id, offerName: addOn.offerName })),
      // Partner Center refuses to turn it on for a retired product (800093); where it was never turned off it stays on.
      autoRenew: autoRenew && !isRetired(replacement),
      endsAtTerm,
    }
  })
}

/** Why it cannot be taken back as a whole; undefined: it can, as far as our records say. */
export function obstacleToWhole(done: Omit<DoneInOutline, 'deletedFrom'>): Obstacle | undefined {
  if (done.replacement.undoes) return obstacle('is-a-way-back')
  return obstacleTo(done) ?? obstacleToAll(done)
}

/** Whoever is to go back. */
function obstacleTo({
  state,
  isTakenBack,
  replacement,
}: Pick<DoneInOutline, 'state' | 'isTakenBack' | 'replacement'>): Obstacle | undefined {
  if (state === 'done' && replacement.method !== 'renewal') return obstacle('old-deleted')
  return state === 'superseded' && !isTakenBack ? obstacle('run-took-over') : undefined
}

/** Why somebody does not go back alone; the others go on. */
export function obstacleToUser({ run, state }: Done, { userPrincipalName: user, ...move }: UserMoveRecord): Obstacle | undefined {
  const isOpen = (move.state === 'pending' || move.state === 'sent') && !ENDED.has(state)
  if (isOpen) return obstacle('user-not-done', { run, user })
  if (move.through.length > 0) return obstacle('user-by-group', { user })
  return move.before === null || move.state === 'left-alone' ? obstacle('user-not-changed', { run, user }) : undefined
}

function obstacleToAll({ run, state, step, purchases, replacement, hasOpen }: Omit<DoneInOutline, 'deletedFrom'>): Obstacle | undefined {
  if (MOVING.has(state) && step !== 'hold') return obstacle('still-carried-out')
  const titleOf = (line: string): string => replacement.lines.find(({ id }) => id === line)?.product.title ?? line
  const unknown = purchases.find((purchase) => purchase.state === 'checkout-sent')
  if (unknown && state === 'stopped') return obstacle('purchase-in-doubt', { product: titleOf(unknown.line) })
  if (unknown) return obstacle('purchase-not-read', { product: titleOf(unknown.line) })
  const unnamed = purchases.find((purchase) => purchase.state === 'ordered' && purchase.subscription === null)
  if (unnamed) return obstacle('order-names-none', { product: titleOf(unnamed.line) })
  return hasOpen && state !== 'stopped' ? obstacle('answer-not-read', { run }) : undefined
}

const MOVING: ReadonlySet<Done['state']> = new Set(['queued', 'working', 'waiting'])

/** The SKU by which those are found who hold the new product; where nothing was given, the old one. */
function newSku({ lines, targets, from }: Replacement): SkuId {
  return lines.find(({ product }) => targets.some(({ to }) => to.includes(product.provisions)))?.product.provisions ?? from.skuId
}
