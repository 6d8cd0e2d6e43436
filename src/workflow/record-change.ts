import { recordEvent } from '../store/events.ts'
import { keyOf, recordMigration, releaseClaims, type MigrationChange, type StoredMigration } from '../store/migrations.ts'
import type { WorkflowDeps } from './step-context.ts'

/** `on`: call again now. `rest`: nothing to do before `dueAt`, or before a person acts (null). */
export type Advanced = { readonly go: 'on' } | { readonly go: 'rest'; readonly dueAt: string | null }

export const REST: Advanced = { go: 'rest', dueAt: null }

/** Records where a migration is, with an event where its state, step or reason is another; `released` lets its subscriptions go. */
export async function recordChange(
  before: StoredMigration,
  to: MigrationChange,
  { record, clock }: Pick<WorkflowDeps, 'record' | 'clock'>,
  released = false,
): Promise<void> {
  const key = keyOf(before)
  await record(async (trx) => {
    const at = clock.now()
    if (released) await releaseClaims(trx, key)
    await recordMigration(trx, key, to, at)
    if (before.state === to.state && before.step === to.step && before.reason?.code === to.reason?.code) return
    const data = { state: to.state, step: to.step, reason: to.reason?.text ?? null, ...(to.reason ? { why: { ...to.reason } } : {}) }
    await recordEvent(trx, { at, kind: 'migration:changed', actor: 'crossgrade', ...key, data })
  })
}

/** The same, and nothing is to be done before its due time. */
export async function rest(before: StoredMigration, to: MigrationChange, deps: Pick<WorkflowDeps, 'record' | 'clock'>): Promise<Advanced> {
  await recordChange(before, to, deps)
  return { go: 'rest', dueAt: to.dueAt }
}
