import type { RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason } from '../domain/run.ts'
import type { Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { recordPause } from '../store/runs.ts'

/** What a run that found a promise broken is paused with: it takes the place of any other reason. */
export const PROMISE_BROKEN = 'promise-broken'

/** Pauses a run that goes on, with one event; whoever comes second changes nothing. Says whether it was this call. */
export async function recordPaused(trx: Trx, run: RunId, why: Reason, actor: string, at: Instant): Promise<boolean> {
  const paused = await recordPause(trx, run, why, why.code === PROMISE_BROKEN ? PROMISE_BROKEN : undefined)
  if (paused) await recordEvent(trx, { at, kind: 'run:paused', actor, run, data: { reason: why.text, code: why.code, why: { ...why } } })
  return paused
}
