import type { Instant } from '../domain/instant.ts'
import type { Stage } from './stage.ts'
import type { VirtualClock } from './virtual-clock.ts'
import { findNextDue, type VirtualRecords } from './virtual-records.ts'

/** A worker that takes part. */
export interface Player {
  readonly stage: Stage
  readonly clock: VirtualClock
  readonly records: VirtualRecords
  /** Takes what is due and of a kind that it knows; says how many phases. */
  takeDue(): number
  isBusy(): boolean
}

/**
 * Lets virtual workers on one stage, with one clock and one set of records, work until nothing is due. With `until`, the clock
 * moves on to each next due date up to that moment. Who sleeps takes the clock with them. Ends early when `isOver` says so.
 */
export async function play(engines: readonly Player[], until: Instant | undefined, isOver: () => boolean = () => false): Promise<void> {
  const [{ stage, clock, records } = missing()] = engines
  while (!isOver()) {
    takeDue()
    if (await stage.playOne()) continue
    if (moveClock()) continue
    // In a step that waits for something real.
    if (engines.some((engine) => engine.isBusy())) await stage.nextArrival()
    else return
  }

  function takeDue(): void {
    const first = stage.choose(engines.length)
    for (let i = 0; i < engines.length; i += 1) engines[(first + i) % engines.length]?.takeDue()
  }

  /** To whatever comes first: the next sleeper wakes, a phase is due up to `until`, or `until` itself. */
  function moveClock(): boolean {
    const due = findNextDue(records)
    const isWanted = due !== undefined && until !== undefined && due <= until
    const next = [clock.nextWake(), isWanted ? due : undefined, until].filter((at) => at !== undefined && at > clock.now()).sort()[0]
    if (next !== undefined) clock.advanceTo(next)
    return next !== undefined
  }
}

function missing(): never {
  throw new RangeError('somebody has to work')
}
