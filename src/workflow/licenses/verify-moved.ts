import { HOUR_MS, MINUTE_MS, plusMs } from '../../domain/instant.ts'
import type { Reason, UserMoveRecord } from '../../domain/run.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { closeUserMoves, countUserMoves, listMovesOf, listUserMoves, recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { lookAgain, reason } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { hasExactly, userState } from './user-state.ts'

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
  for (const sku of replacement.to) {
    for await (const page of graph.listHolders(key.customer, sku)) await verifyPage(page, context)
  }
  const left = (await countUserMoves(context.db, key)).moved
  if (left === 0) return undefined
  const [first] = await listUserMoves(context.db, key, ['moved'], 1)
  const missing = await giveUpOnLate(context)
  if (missing === left) return undefined
  return lookAgain(
    context,
    PAUSE,
    'services-not-ready',
    `${left} users have the new license; their services are being switched on (${first?.userPrincipalName ?? ''} ...)`,
    { users: left },
  )
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
  for (const holder of page) {
    const move = moves.get(holder.id)
    if (move?.state === 'moved' && isMoved(holder, move, context)) {
      changes.push({ user: holder.id, state: 'verified', after: userState(holder, context.replacement) })
    }
  }
  await context.record((trx) => recordUserMoves(trx, context.key, changes, context.clock.now()))
}

function isMoved(holder: LicenseHolder, move: UserMoveRecord, context: StepContext): boolean {
  const hasNew = move.add.every((license) => hasExactly(holder, license))
  const lostOld = move.remove.every((sku) => !holder.licenses.some((license) => license.skuId === sku))
  return hasNew && lostOld && missingServices(holder, move, context).length === 0
}

/** Counterparts, not switched off, of services that were Enabled before, that are not Enabled now. */
function missingServices(holder: LicenseHolder, move: UserMoveRecord, { replacement }: StepContext): readonly string[] {
  const enabledBefore = new Set(move.before?.enabled ?? [])
  const switchedOff = new Set(move.add.flatMap((license) => license.disabledPlans))
  const enabledNow = new Set(holder.enabledServices)
  return replacement.carryOver.pairs.flatMap(({ from, to }) =>
    to !== null && enabledBefore.has(from) && !switchedOff.has(to) && !enabledNow.has(to) ? [to] : [],
  )
}

/** Those who were moved more than a day ago and still do not read as moved; says how many. */
async function giveUpOnLate({ record, key, clock }: StepContext): Promise<number> {
  const now = clock.now()
  const late = { from: 'moved', to: 'refused', reason: NOT_ENABLED, changedBefore: plusMs(now, -PATIENCE_MS) } as const
  return record((trx) => closeUserMoves(trx, key, late, now))
}

const NOT_ENABLED: Reason = reason(
  'services-not-enabled',
  'has the new license, but a day later a service they had before is still not read as Enabled',
)
