import type { HoldLength } from '../../domain/choices.ts'
import { DAY_MS, MINUTE_MS, plusMs, type Instant } from '../../domain/instant.ts'
import type { Reason, RunState } from '../../domain/run.ts'
import { holdEnd } from '../../workflow/working-days.ts'
import type { QuotaUse } from '../../store/quota-use.ts'
import { isAppWrites, isCustomerWrites, isWritesOf } from './quota-key.ts'

/** What is known of a run when it is asked how long it takes. */
export interface FinishFacts {
  readonly now: Instant
  readonly state: RunState
  /** Customers with users who are still to be moved and whom nobody has to help. */
  readonly left: readonly CustomerLeft[]
  /** Users moved in the last `paceMs`; both 0 where nobody was ever moved. */
  readonly moved: number
  readonly paceMs: number
  readonly hasMoved: boolean
  readonly quotas: readonly QuotaUse[]
  /** Of the plan. */
  readonly hold: HoldLength
  /** When the last cool-down that has begun is over; null where none has. */
  readonly lastHoldEndsAt: Instant | null
}

export interface CustomerLeft {
  readonly customer: string
  readonly name: string
  readonly users: number
  /** Of these, users who wait for seats that are being bought or are not ready. */
  readonly waitForSeats: number
}

/** Every moment is an estimate by the pace of the last minutes; what cannot be known is null, and `unknown` says why. */
export interface Finish {
  readonly lastMoveAt: Instant | null
  /** No sooner than the documented quotas let everybody be moved. */
  readonly notBefore: Instant | null
  readonly heldBy: (Reason & { readonly code: 'quota' | 'purchases' | 'pace' }) | null
  readonly unknown: Reason | null
  readonly holdEndsAt: Instant | null
  readonly suspendedAt: Instant | null
  readonly deletedEarliestAt: Instant | null
  readonly deletedLatestAt: Instant | null
}

/** Less work than this at hand means that buying, and not moving, is what a run waits for. */
const BACKLOG_MS = 10 * MINUTE_MS
/** A quota of which this much of our own share is drawn is what holds. */
const BINDING = 0.9

/** When the last user moves and what comes after, as far as it can be said. Pure: the same facts give the same answer. */
export function estimateFinish(facts: FinishFacts, nameOf: (key: string) => Reason): Finish {
  const users = sum(facts.left.map((each) => each.users))
  if (facts.state !== 'running') return { ...NOTHING, unknown: HELD[facts.state], ...after(facts, null) }
  if (users === 0) return { ...NOTHING, ...after(facts, null) }
  const notBefore = plusMs(facts.now, leastMs(facts, users, 'limit'))
  const heldBy = blockedBy(facts, nameOf)
  if (facts.moved === 0) {
    const unknown = facts.hasMoved ? NOBODY_LATELY : NOTHING_YET
    const waits = facts.left.some((each) => each.waitForSeats > 0) ? PURCHASES : null
    return { ...NOTHING, notBefore, heldBy: heldBy ?? waits, unknown, ...after(facts, null) }
  }
  const seated = users - sum(facts.left.map((each) => each.waitForSeats))
  const msPerUser = facts.paceMs / facts.moved
  if (seated < users && seated * msPerUser < BACKLOG_MS) {
    return { ...NOTHING, notBefore, heldBy: heldBy ?? PURCHASES, unknown: notReady(users - seated), ...after(facts, null) }
  }
  const ownMs = leastMs(facts, users, 'share')
  const lastMoveAt = plusMs(facts.now, Math.max(users * msPerUser, ownMs))
  return { ...NOTHING, lastMoveAt, notBefore, heldBy: heldBy ?? binding(facts, users * msPerUser, nameOf), ...after(facts, lastMoveAt) }
}

const NOTHING: Finish = {
  lastMoveAt: null,
  notBefore: null,
  heldBy: null,
  unknown: null,
  holdEndsAt: null,
  suspendedAt: null,
  deletedEarliestAt: null,
  deletedLatestAt: null,
}

const HELD: Readonly<Record<Exclude<RunState, 'running'>, Reason | null>> = {
  paused: { code: 'paused', text: 'the run is paused: nothing moves until it is resumed', facts: {} },
  stopping: { code: 'stopping', text: 'the run is being stopped: nothing moves any more', facts: {} },
  stopped: { code: 'stopped', text: 'the run was stopped: nothing moves any more', facts: {} },
  finished: null,
}

const NOTHING_YET: Reason = { code: 'nothing-moved', text: 'nothing has moved yet', facts: {} }
const NOBODY_LATELY: Reason = { code: 'nobody-lately', text: 'nobody was moved in the last ten minutes', facts: {} }

function notReady(users: number): Reason {
  const text = `seats for ${users} users are not ready, and Microsoft does not say when they are`
  return { code: 'seats-not-ready', text, facts: { users } }
}

const PURCHASES = { code: 'purchases', text: 'purchases waiting for Partner Center', facts: {} } as const

/** A cool-down after the last move, the suspension when it is over, and Microsoft's deletion 90 to 120 days later. */
function after({ hold, lastHoldEndsAt, left, state }: FinishFacts, lastMoveAt: Instant | null): Partial<Finish> {
  const isOpen = state !== 'running' || (lastMoveAt === null && left.length > 0)
  if (isOpen) return {}
  const fromMove = lastMoveAt === null ? null : holdEnd(lastMoveAt, hold)
  const holdEndsAt = fromMove !== null && lastHoldEndsAt !== null ? later(fromMove, lastHoldEndsAt) : (fromMove ?? lastHoldEndsAt)
  if (holdEndsAt === null) return {}
  return {
    holdEndsAt,
    suspendedAt: holdEndsAt,
    deletedEarliestAt: plusMs(holdEndsAt, 90 * DAY_MS),
    deletedLatestAt: plusMs(holdEndsAt, 120 * DAY_MS),
  }
}

/** An open Retry-After window over writes. */
function blockedBy({ quotas, left }: FinishFacts, nameOf: (key: string) => Reason): Finish['heldBy'] {
  const blocked = quotas.find(
    ({ key, blockedUntil }) => blockedUntil !== null && (isAppWrites(key) || left.some((each) => isWritesOf(key, each.customer))),
  )
  if (!blocked) return null
  const [quota, until] = [nameOf(blocked.key), blocked.blockedUntil ?? '']
  return { code: 'quota', text: `${quota.text}, where Microsoft asked for a pause until ${until}`, facts: { quota: { ...quota }, until } }
}

/** What the pace is held by: the application's writes, the writes of the customer that takes longest, or nothing of Microsoft's. */
function binding({ quotas, left }: FinishFacts, paceMs: number, nameOf: (key: string) => Reason): Finish['heldBy'] {
  const app = quotas.find(({ key }) => isAppWrites(key))
  if (app && isDrawn(app)) return drawn(nameOf(app.key))
  const longest = left.reduce<CustomerLeft | undefined>((most, each) => (each.users > (most?.users ?? 0) ? each : most), undefined)
  const own = longest && quotas.find(({ key }) => isWritesOf(key, longest.customer))
  if (longest && own && (isDrawn(own) || longest.users * msPerWrite(own, 'share') >= paceMs)) return drawn(nameOf(own.key))
  return { code: 'pace', text: 'nothing but our own pace', facts: {} }
}

function drawn(quota: Reason): Finish['heldBy'] {
  return { code: 'quota', text: quota.text, facts: { quota: { ...quota } } }
}

function isDrawn({ used, limit, paceShare }: QuotaUse): boolean {
  return used >= BINDING * paceShare * limit
}

/** How long everybody takes at least, where a swap is one write: by the documented limits, or by our share of them. */
function leastMs({ quotas, left }: FinishFacts, users: number, by: 'limit' | 'share'): number {
  const app = quotas.find(({ key }) => isAppWrites(key))
  const some = quotas.find(({ key }) => isCustomerWrites(key))
  const most = left.reduce((max, each) => Math.max(max, each.users), 0)
  return Math.max(app ? users * msPerWrite(app, by) : 0, some ? most * msPerWrite(some, by) : 0)
}

function msPerWrite({ windowMs, limit, paceShare }: QuotaUse, by: 'limit' | 'share'): number {
  return windowMs / (by === 'limit' ? limit : limit * paceShare)
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
