import { recordReadBack } from '../../store/attempts.ts'
import { recordUserMoves } from '../../store/user-moves.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { breachReason, placeOf, reportBreach, type Breach } from '../broken-promise.ts'
import type { StepContext } from '../step.ts'
import { userState } from './user-state.ts'

export interface FoundAt {
  readonly holder: LicenseHolder
  readonly breach: Breach
}

/**
 * Pauses the run for the first and names everybody as refused, with what was read. The run comes first: whoever dies in between
 * finds the same again.
 */
export async function recordBreaches(found: readonly FoundAt[], context: StepContext): Promise<void> {
  const [first] = found
  if (!first) return
  const { key, clock, plan, replacement } = context
  await reportBreach({ ...first.breach, evidence: { ...first.breach.evidence, users: found.length } }, placeOf(context), context)
  await context.record(async (trx) => {
    const at = clock.now()
    const changes = found.map(({ holder, breach }) => ({
      user: holder.id,
      state: 'refused' as const,
      after: userState(holder, replacement),
      reason: breachReason(breach, plan.customer.name),
    }))
    await recordUserMoves(trx, key, changes, at)
    for (const { holder } of found) await recordReadBack(trx, key, 'move-licenses', holder.id, { found: 'refused' }, at)
  })
}
