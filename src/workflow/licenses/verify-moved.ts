import type { SkuId, UserId } from '../../domain/id.ts'
import { HOUR_MS, MINUTE_MS, plusMs } from '../../domain/instant.ts'
import type { Reason, UserMoveRecord } from '../../domain/run.ts'
import type { License, LicenseHolder } from '../../domain/snapshot.ts'
import { countUserMoves, listMovesOf, listUserMoves, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { lookAgain, reason } from '../outcome.ts'
import { pauseOnFailures } from '../pause-on-failures.ts'
import { given, targetFor } from '../planned-moves.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { findBreach } from './find-breach.ts'
import { readUnseen } from './read-unseen.ts'
import { recordBreaches, type FoundAt } from './record-breaches.ts'
import { isGiven, userState } from './user-state.ts'

/** Services are switched on some minutes after an assignment, documented up to a day; longer than this is named. */
const PATIENCE_MS = 24 * HOUR_MS
const PAUSE = { firstMs: MINUTE_MS, mostMs: HOUR_MS }

/**
 * Reads everybody who was moved once more: the new license as asked for, the old one gone, and every service that was
 * Enabled before and has a counterpart Enabled again. Who is not there yet is looked at later; who is not after a day is
 * named and never counted as moved. Undefined when nobody is left to verify.
 */
export async function verifyMoved(context: StepContext): Promise<StepOutcome | undefined> {
  const { replacement, graph, key } = context
  if ((await countUserMoves(context.db, key)).moved === 0) return undefined
  const skus = new Set(replacement.targets.flatMap((target) => target.to))
  const seen = new Set<UserId>()
  for (const sku of skus) {
    for await (const page of graph.listHolders(key.customer, sku)) {
      await verifyPage(page, context)
      for (const holder of page) seen.add(holder.id)
    }
  }
  if (replacement.targets.some((target) => target.to.length === 0)) await verifyOneByOne(context)
  if (skus.size > 0 && (await countUserMoves(context.db, key)).moved > 0) await readUnseen(seen, context)
  const left = (await countUserMoves(context.db, key)).moved
  if (left === 0) return undefined
  const [first] = await listUserMoves(context.db, key, ['moved'], 1)
  const missing = await giveUpOnLate(context)
  if (missing === left) return undefined
  return lookAgain(
    context,
    PAUSE,
    'services-not-ready',
    `${left} users have ${given(context.replacement)}; their services are being switched on (${first?.userPrincipalName ?? ''} ...)`,
    { users: left, user: first?.userPrincipalName ?? '' },
  )
}

/** Who was only to lose the old license is found by no license: read twenty at a time. */
async function verifyOneByOne(context: StepContext): Promise<void> {
  const { db, key, graph } = context
  const moved = await listUserMoves(db, key, ['moved'], ONE_BY_ONE_AT_ONCE)
  for (let i = 0; i < moved.length; i += USERS_PER_BATCH) {
    const found = await graph.batchGetUsers(
      key.customer,
      moved.slice(i, i + USERS_PER_BATCH).map((move) => move.user),
    )
    await verifyPage([...found.values()], context)
  }
}

async function verifyPage(page: readonly LicenseHolder[], context: StepContext): Promise<void> {
  const moves = new Map(
    (
      await listMovesOf(
        context.db,
        context.key,
        page.map((holder) => holder.id),
      )
    ).map((move) => [move.user, move]),
  )
  const changes: UserMoveChange[] = []
  const breaches: FoundAt[] = []
  for (const holder of page) {
    const move = moves.get(holder.id)
    if (move?.state !== 'moved') continue
    const breach = findBreach(holder, move)
    if (breach) breaches.push({ holder, breach })
    else if (isMoved(holder, move, context)) {
      changes.push({ user: holder.id, state: 'verified', after: userState(holder, context.replacement) })
    }
  }
  await recordBreaches(breaches, context)
  await context.record((trx) => recordUserMoves(trx, context.key, changes, context.clock.now()))
}

function isMoved(holder: LicenseHolder, move: UserMoveRecord, context: StepContext): boolean {
  const hasNew = move.add.every((license) => isGiven(holder, license))
  const lostOld = move.remove.every((sku) => !holder.licenses.some((license) => license.skuId === sku))
  return hasNew && lostOld && missingServices(holder, move, context).length === 0
}

/** Counterparts, not switched off, of services that were Enabled before, that are not Enabled now. */
function missingServices(holder: LicenseHolder, move: UserMoveRecord, { replacement }: StepContext): readonly string[] {
  const enabledBefore = new Set(move.before?.enabled ?? [])
  // By the swap, or by the user long before, in a license of the new product that they had already.
  const switchedOff = new Set([...move.add, ...heldBefore(move, replacement)].flatMap((license) => license.disabledPlans))
  const enabledNow = new Set(holder.enabledServices)
  // On the way back services return to several SKUs, not all of which everybody had.
  const returns = (sku: SkuId | null): boolean => replacement.method !== 'undo' || move.add.some(({ skuId }) => skuId === sku)
  return targetFor(holder.id, replacement).carryOver.pairs.flatMap(({ from, to, in: into }) =>
    to !== null && returns(into) && enabledBefore.has(from) && !switchedOff.has(to) && !enabledNow.has(to) ? [to] : [],
  )
}

function heldBefore({ before, user }: UserMoveRecord, replacement: StepContext['replacement']): readonly License[] {
  const { to } = targetFor(user, replacement)
  return (before?.licenses ?? []).filter((license) => to.includes(license.skuId))
}

/** At most so many users are read one by one at a time. */
const ONE_BY_ONE_AT_ONCE = 1000
const LATE_AT_ONCE = 1000

/**
 * Those who were moved more than a day ago and still do not read as moved, read once more by themselves: gone, changed by
 * somebody else, or without a service that they had. Says how many.
 */
async function giveUpOnLate(context: StepContext): Promise<number> {
  const { record, key, clock, db } = context
  const now = clock.now()
  const moved = await listUserMoves(db, key, ['moved'], LATE_AT_ONCE)
  const dated = await listMovesOf(
    db,
    key,
    moved.map((move) => move.user),
  )
  const late = dated.filter((move) => move.changedAt < plusMs(now, -PATIENCE_MS))
  const changes: UserMoveChange[] = []
  for (let i = 0; i < late.length; i += USERS_PER_BATCH) {
    const batch = late.slice(i, i + USERS_PER_BATCH)
    const found = await context.graph.batchGetUsers(
      key.customer,
      batch.map((move) => move.user),
    )
    changes.push(...batch.map((move) => givenUp(move, found.get(move.user))))
  }
  await record((trx) => recordUserMoves(trx, key, changes, now))
  if (changes.some((change) => change.state === 'refused')) await pauseOnFailures(key.run, context)
  return changes.length
}

function givenUp({ user, add }: UserMoveRecord, holder: LicenseHolder | undefined): UserMoveChange {
  if (!holder) return { user, state: 'left-alone', reason: reason('user-gone', 'the user does not exist any more') }
  if (!add.every((license) => isGiven(holder, license))) return { user, state: 'left-alone', reason: CHANGED_BY_SOMEBODY }
  return { user, state: 'refused', reason: NOT_ENABLED }
}

const USERS_PER_BATCH = 20

const CHANGED_BY_SOMEBODY: Reason = reason(
  'changed-by-somebody',
  'does not hold the license as it was given: somebody else has changed it since',
)

const NOT_ENABLED: Reason = reason(
  'services-not-enabled',
  'has the license, but a day later a service they had before is still not read as Enabled',
)
