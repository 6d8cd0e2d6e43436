import type { Run, Reason } from '../../domain/run.ts'
import type { RowOf } from '../../files/table.ts'
import type { failuresTable } from '../../files/tables/failures.ts'
import type { Db } from '../../store/database.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import type { ApiDeps } from '../deps.ts'
import { GATE } from '../../store/passed-gates.ts'
import { describeFailure } from './describe-failure.ts'
import { findReplacement } from './find-replacement.ts'
import { readMoves } from './read-moves.ts'

type FailureRow = RowOf<typeof failuresTable.columns>

/** What failed, migration by migration: that it needs a person or has changed, and every user who was refused. */
export async function* failureRows(run: Run, { db }: Pick<ApiDeps, 'db'>): AsyncGenerator<FailureRow> {
  for (const migration of await listMigrations(db, run.id)) yield* failuresOf(migration, { db })
}

/** Of one migration; nothing of what a later run has, or of what only asks, as its plan says. */
export async function* failuresOf(migration: StoredMigration, { db }: Pick<ApiDeps, 'db'>): AsyncGenerator<FailureRow> {
  const { run, state, reason, customer, customerName } = migration
  if (state === 'superseded') return
  const isFailure = (state === 'needs-person' && reason?.code !== GATE) || state === 'changed'
  if (reason !== null && isFailure) yield await rowOfMigration(migration, reason, db)
  for await (const { userPrincipalName, reason: why } of readMoves(db, migration, 'refused')) {
    const failure = describeFailure(why ?? NO_REASON, retryOf(run, customer))
    yield { customer: customerName, subject: userPrincipalName, step: 'move-licenses', ...failure }
  }
}

async function rowOfMigration(migration: StoredMigration, reason: Reason, db: Db): Promise<FailureRow> {
  const replacement = await findReplacement(migration, db)
  return {
    customer: migration.customerName,
    subject: replacement?.from.subscriptions.map((each) => each.id).join(', ') ?? migration.decision,
    step: migration.step,
    ...describeFailure(reason, retryOf(migration.run, migration.customer)),
  }
}

const NO_REASON: Reason = { code: 'refused', text: 'refused; no reason is on record', facts: {} }

/** The command that tries again. */
export function retryOf(run: string, customer: string): string {
  return `crossgrade run retry ${run} --customer ${customer}`
}
