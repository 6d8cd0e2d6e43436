import { WorkerLost } from '../../domain/durable.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Reason } from '../../domain/run.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import type { StoredMigration } from '../../store/migrations.ts'
import { PartAltered } from '../../store/plans.ts'
import { listPurchases } from '../../store/purchases.ts'
import type { Turn } from '../../store/turns.ts'
import { countUserMoves } from '../../store/user-moves.ts'
import { settleSent } from '../licenses/settle-sent.ts'
import { onOurError } from '../on-our-error.ts'
import { onProviderError } from '../on-provider-error.ts'
import { reason, timesWaited } from '../outcome.ts'
import { recordChange, REST, rest, type Advanced } from '../record-change.ts'
import { contextOf, type WorkflowDeps } from '../step-context.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { readOldSubscriptions } from './read-old-subscriptions.ts'
import { settleChanges } from './settle-changes.ts'
import { settlePurchases } from './settle-purchases.ts'
import { whatStands, type OldSubscription } from './what-stands.ts'

/**
 * One call of a migration whose run is stopped for good. Nothing is sent: swaps, purchases and changes whose outcome nobody knows
 * are read back, as often as that takes; then the migration rests as stopped, with what stands in words, and its subscriptions
 * are let go. May be called any number of times.
 */
export async function stopMigration(turn: Turn, deps: WorkflowDeps): Promise<Advanced> {
  const { migration } = turn
  const context = await findContext(turn, deps)
  if ('altered' in context)
    return stopped(
      migration,
      'stopped-unknown',
      `what stands could not be read back: ${context.altered}`,
      { message: context.altered },
      deps,
    )
  const read = await readBack(context)
  if ('state' in read) return read.state === 'again' ? { go: 'on' } : wait(migration, read, context)
  const { method, lines, users } = context.replacement
  const { text, isUnknown, facts } = whatStands({
    ...read,
    method,
    lines,
    purchases: await listPurchases(context.db, context.key),
    planned: users.length,
    moves: await countUserMoves(context.db, context.key),
    groups: await listGroupMoves(context.db, context.key),
  })
  return stopped(migration, isUnknown ? 'stopped-unknown' : 'stopped', text, facts, context)
}

async function findContext(turn: Turn, deps: WorkflowDeps): Promise<StepContext | { readonly altered: string }> {
  try {
    return await contextOf(turn, turn.migration.step, deps)
  } catch (error) {
    if (error instanceof PartAltered) return { altered: error.message }
    throw error
  }
}

type Wait = Extract<StepOutcome, { readonly state: 'wait' | 'again' }>

/** What reading came to: a wait before the next look, or the old subscriptions, with why not everything could be read. */
interface Read {
  readonly old: readonly OldSubscription[]
  readonly unread: Reason | null
}

async function readBack(context: StepContext): Promise<Wait | Read> {
  try {
    const open = (await settleSent(context)) ?? (await settlePurchases(context)) ?? (await settleChanges(context))
    return open ? asRead(open) : { old: await readOldSubscriptions(context), unread: null }
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    return asRead(error instanceof ProviderError ? onProviderError(error, context) : onOurError(error, context))
  }
}

/** What wants a person keeps no run from being stopped: it is said. */
function asRead(outcome: StepOutcome): Wait | Read {
  if (outcome.state === 'wait' || outcome.state === 'again') return outcome
  return { old: [], unread: outcome.state === 'done' ? null : outcome.reason }
}

function wait(migration: StoredMigration, outcome: Extract<Wait, { state: 'wait' }>, context: StepContext): Promise<Advanced> {
  const { code, text, facts } = outcome.reason
  const tries = timesWaited(context, code) + 1
  const why = reason('stopping', `reading back before it stops: ${text}`, {
    ...facts,
    waitsFor: code,
    tries,
    reading: { ...outcome.reason },
  })
  return rest(migration, { state: 'waiting', step: migration.step, reason: why, dueAt: outcome.until }, context)
}

async function stopped(
  migration: StoredMigration,
  code: 'stopped' | 'stopped-unknown',
  text: string,
  facts: Parameters<typeof reason>[2],
  deps: Pick<WorkflowDeps, 'record' | 'clock'>,
): Promise<Advanced> {
  await recordChange(migration, { state: 'stopped', step: migration.step, reason: reason(code, text, facts), dueAt: null }, deps, true)
  return REST
}
